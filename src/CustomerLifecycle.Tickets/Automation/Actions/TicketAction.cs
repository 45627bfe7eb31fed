using System.Text.Json.Serialization;

namespace CustomerLifecycle.Tickets;

/// <summary>Something that a rule, a time rule or a macro does to a ticket. A closed set.</summary>
/// <remarks>Texts may have placeholders: <c>{number}</c>, <c>{type}</c>, <c>{state}</c>, <c>{category}</c>, <c>{priority}</c>,
/// <c>{group}</c>, <c>{assignee}</c>, <c>{reason}</c>, <c>{subject}</c> and the host's own fields as <c>{fields.NAME}</c>; what has no
/// value is left empty, and <c>{{</c> and <c>}}</c> stand for braces.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(SetPriority), "setPriority")]
[JsonDerivedType(typeof(AddTags), "addTags")]
[JsonDerivedType(typeof(RemoveTags), "removeTags")]
[JsonDerivedType(typeof(SetField), "setField")]
[JsonDerivedType(typeof(Assign), "assign")]
[JsonDerivedType(typeof(Release), "release")]
[JsonDerivedType(typeof(HandOver), "handOver")]
[JsonDerivedType(typeof(Escalate), "escalate")]
[JsonDerivedType(typeof(Fire), "fire")]
[JsonDerivedType(typeof(AddNote), "addNote")]
[JsonDerivedType(typeof(Reply), "reply")]
[JsonDerivedType(typeof(AddWatcher), "addWatcher")]
[JsonDerivedType(typeof(Notify), "notify")]
[JsonDerivedType(typeof(RequestCallback), "requestCallback")]
[JsonDerivedType(typeof(RequestSatisfaction), "requestSatisfaction")]
[JsonDerivedType(typeof(RunEffect), "runEffect")]
public abstract record TicketAction
{
    private TicketAction()
    {
    }

    /// <summary>Gives the ticket another priority.</summary>
    /// <param name="Priority">One of <see cref="TicketsOptions.Priorities"/>.</param>
    public sealed record SetPriority(string Priority) : TicketAction;

    /// <summary>Adds tags to those the ticket has.</summary>
    /// <param name="Tags">The tags.</param>
    public sealed record AddTags(params IReadOnlyList<string> Tags) : TicketAction;

    /// <summary>Removes tags.</summary>
    /// <param name="Tags">The tags; those the ticket does not have are passed over.</param>
    public sealed record RemoveTags(params IReadOnlyList<string> Tags) : TicketAction;

    /// <summary>Sets one of the host's own fields.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Value">Its value; null or empty removes it.</param>
    public sealed record SetField(string Field, string? Value = null) : TicketAction;

    /// <summary>Gives the ticket to an agent. A rule never takes a ticket from somebody else: it is refused when another agent has it.</summary>
    /// <param name="Agent">The agent. Null, for macros only: whoever applies the macro.</param>
    public sealed record Assign(AgentId? Agent = null) : TicketAction;

    /// <summary>Gives the ticket back to its group.</summary>
    public sealed record Release : TicketAction;

    /// <summary>Gives the ticket to another group.</summary>
    /// <param name="Group">The group.</param>
    /// <param name="Agent">The agent of the group who gets it; null for whoever claims it.</param>
    /// <param name="EvenIfAssigned">Whether a rule may take the ticket from the agent who has it; otherwise it is refused then. A macro
    /// always may.</param>
    public sealed record HandOver(string Group, AgentId? Agent = null, bool EvenIfAssigned = false) : TicketAction;

    /// <summary>Escalates the ticket by one level, along its path of <see cref="TicketsOptions.EscalationPaths"/>, whoever has it.</summary>
    public sealed record Escalate : TicketAction;

    /// <summary>Does what the workflow permits.</summary>
    /// <param name="Trigger">The trigger.</param>
    /// <param name="Fields">Values of fields that are set with it; null for none.</param>
    /// <param name="Permissions">The permissions a rule has for it; null for none. A macro has those of whoever applies it.</param>
    public sealed record Fire(string Trigger, IReadOnlyDictionary<string, string>? Fields = null, IReadOnlyList<string>? Permissions = null) : TicketAction;

    /// <summary>Writes an internal note.</summary>
    /// <param name="Text">The text, with placeholders.</param>
    public sealed record AddNote(string Text) : TicketAction;

    /// <summary>Writes a public reply. A rule's reply is not a human's: it stops no response clock.</summary>
    /// <param name="Text">The text, with placeholders.</param>
    public sealed record Reply(string Text) : TicketAction;

    /// <summary>Has an agent watch the ticket. An agent who watches already goes on as before.</summary>
    /// <param name="Agent">The agent. Null, for macros only: whoever applies the macro.</param>
    /// <param name="Notices">What the agent is told.</param>
    public sealed record AddWatcher(AgentId? Agent = null, TicketNotices Notices = TicketNotices.All) : TicketAction;

    /// <summary>Sends a notice, as its policy says it.</summary>
    /// <param name="Notice">The name of a <see cref="NotificationPolicy"/>.</param>
    public sealed record Notify(string Notice) : TicketAction;

    /// <summary>Has the customer called back. When neither agent nor group is named, the agent who took the contact calls, else the
    /// assignee.</summary>
    /// <param name="Reason">What about, with placeholders; at most 300 characters once they are filled in.</param>
    /// <param name="Delay">How long from now, from zero to 366 days; null for <see cref="CallbackOptions.DefaultDelay"/>.</param>
    /// <param name="Group">The group that sees to it when the agent does not; null for that of the ticket.</param>
    /// <param name="Agent">The agent who is to call; null for what is said above.</param>
    public sealed record RequestCallback(string Reason, TimeSpan? Delay = null, string? Group = null, AgentId? Agent = null) : TicketAction;

    /// <summary>Has the customer asked for a rating, as <see cref="SatisfactionPolicy"/> permits.</summary>
    public sealed record RequestSatisfaction : TicketAction;

    /// <summary>Runs an effect after the commit.</summary>
    /// <param name="Effect">The name of an <see cref="ITicketEffect"/>.</param>
    public sealed record RunEffect(string Effect) : TicketAction;
}
