using CustomerLifecycle;

namespace LifecycleDay.Input;

/// <summary>Everything the day is made of, read once.</summary>
internal sealed class DayInput
{
    private readonly Dictionary<ConversationId, ContactLine> _byConversation;

    private DayInput(DayOptions options, IReadOnlyList<ContactLine> contacts, IReadOnlyList<AgentLine> agents, IReadOnlyList<InputProblem> problems)
    {
        (Options, Contacts, Agents, Problems) = (options, contacts, agents, problems);
        _byConversation = contacts.ToDictionary(ConversationOf);
        Date = contacts.Count > 0
            ? DateOnly.FromDateTime(contacts[0].At.DateTime)
            : throw new InputException($"{options.Contacts}: no row could be used. The first problem: {(problems.Count > 0 ? problems[0].ToString() : "the file has no rows")}.");
    }

    internal DayOptions Options { get; }

    internal IReadOnlyList<ContactLine> Contacts { get; }

    internal IReadOnlyList<AgentLine> Agents { get; }

    internal IReadOnlyList<InputProblem> Problems { get; }

    /// <summary>The day, in the shop's zone.</summary>
    internal DateOnly Date { get; }

    internal static DayInput Read(DayOptions options)
    {
        List<InputProblem> problems = [];
        IReadOnlyList<ContactLine> contacts = ContactLine.Read(options.Contacts, problems);
        IReadOnlyList<AgentLine> agents = AgentLine.Read(options.Agents, problems);
        return agents.Any(agent => agent.Role == "agent")
            ? new DayInput(options, contacts, agents, problems)
            : throw new InputException($"{options.Agents}: nobody has the role agent, so nobody could serve. Add at least one.");
    }

    internal static ConversationId ConversationOf(ContactLine line) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"v-{line.Line:00000}"));

    internal ContactLine? Find(ConversationId? conversation) =>
        conversation is { } id ? _byConversation.GetValueOrDefault(id) : null;

    internal AgentLine? FindAgent(AgentId agent) => Agents.FirstOrDefault(line => line.Id == agent.Value);
}
