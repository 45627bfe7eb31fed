using System.Collections.Immutable;
using CustomerLifecycle.Storage.KillTarget.Tickets;

namespace CustomerLifecycle.Storage.ContractTests.Kill;

/// <summary>What a ticket is, in the fewest words: the model that the database is held against. It shares nothing with the package.</summary>
internal sealed record TicketModel
{
    private static readonly Dictionary<(string State, string Trigger), string> Transitions = new()
    {
        [("Open", "Start")] = "Busy",
        [("Busy", "Wait")] = "Waiting",
        [("Busy", "Solve")] = "Solved",
        [("Waiting", "Resume")] = "Busy",
        [("Solved", "Close")] = "Closed",
        [("Solved", "Reopen")] = "Busy",
        [("Closed", "Reopen")] = "Busy",
    };

    public string State { get; init; } = "Open";

    public string? Assignee { get; init; }

    public string Group { get; init; } = "desk";

    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The ticket it was merged into.</summary>
    public string? MergedInto { get; init; }

    /// <summary>How many were merged into it.</summary>
    public int Merged { get; init; }

    /// <summary>What an operation makes of the ticket; null when it is not allowed; the same when it changes nothing.</summary>
    public TicketModel? After(TicketOperation operation)
    {
        string agent = "w" + operation.Worker;
        bool closed = State == "Closed";
        return operation.Kind switch
        {
            "fire" => Transitions.TryGetValue((State, operation.Argument), out string? to) ? this with { State = to } : null,
            "claim-next" => State is "Solved" or "Closed" || Assignee is not null || Group != operation.Argument || MergedInto is not null ? null : this with { Assignee = agent },
            "claim" => closed || (Assignee is not null && Assignee != agent) ? null : this with { Assignee = agent },
            "release" => this with { Assignee = null },
            "assign" => closed ? null : this with { Assignee = operation.Argument },
            "hand-over" => closed ? null : this with { Group = operation.Argument, Assignee = null },
            "update" => this with { Fields = Fields.SetItem(agent, operation.Ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture)) },
            "count" => this with { Fields = Fields.SetItem("count", (Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)) },
            "note" => this with { Notes = Notes.Add(operation.Key) },
            _ => throw new InvalidOperationException(operation.Kind),
        };
    }

    /// <summary>The names of the events that lead from one to the next.</summary>
    public static IEnumerable<string> Events(TicketModel? before, TicketModel after)
    {
        if (before is null)
        {
            yield return "customerlifecycle.ticket.created.v1";
            yield break;
        }

        if (before.MergedInto != after.MergedInto)
        {
            yield return "customerlifecycle.ticket.merged.v1";
        }

        if (before.State != after.State)
        {
            yield return "customerlifecycle.ticket.transitioned.v1";
        }

        if (before.Group != after.Group)
        {
            yield return "customerlifecycle.ticket.handed-over.v1";
        }

        if (before.Assignee != after.Assignee)
        {
            yield return "customerlifecycle.ticket.assigned.v1";
        }

        if (before.Notes.Length != after.Notes.Length)
        {
            yield return "customerlifecycle.ticket.replied.v1";
        }
    }

    private long Count => long.Parse(Fields.GetValueOrDefault("count", "0"), System.Globalization.CultureInfo.InvariantCulture);
}
