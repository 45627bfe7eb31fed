using System.Globalization;

namespace CustomerLifecycle.Storage.KillTarget.Tickets;

/// <summary>What a worker does: drawn from its number and the ordinal of the operation, so that a process that goes on, and the one that
/// looks at the result, draw the same.</summary>
/// <param name="Worker">Who.</param>
/// <param name="Ordinal">The how manieth of this worker, from 1.</param>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Ticket">Which of the shared tickets.</param>
/// <param name="Argument">The trigger, agent, group, or the tickets to merge.</param>
internal sealed record TicketOperation(int Worker, long Ordinal, string Kind, int Ticket, string Argument)
{
    public const int SharedTickets = 24;

    // Merging is for good: every so many operations there are new tickets to merge, which all workers share.
    private const int MergeFamily = 4;
    private const int OperationsOfFamily = 40;

    /// <summary>How often each is drawn. Add a line here, to the workload and to the model for another kind.</summary>
    public static readonly IReadOnlyList<(string Kind, int Weight)> Kinds =
    [
        ("create", 4), ("fire", 30), ("claim", 14), ("release", 12), ("assign", 6), ("hand-over", 8), ("update", 8), ("count", 8), ("note", 10),
        ("claim-next", 6), ("merge", 8),
    ];

    private static readonly string[] Triggers = ["Start", "Wait", "Resume", "Solve", "Close", "Reopen"];
    private static readonly string[] Groups = ["desk", "field", "parts"];

    public string Key => string.Create(CultureInfo.InvariantCulture, $"w{Worker}/{Ordinal}");

    public static TicketOperation Of(int worker, long ordinal)
    {
        Random random = new(HashCode(worker, ordinal));
        int draw = random.Next(Kinds.Sum(kind => kind.Weight));
        string kind = Kinds.SkipWhile(kind => (draw -= kind.Weight) >= 0).First().Kind;
        string argument = kind switch
        {
            "fire" => Triggers[random.Next(Triggers.Length)],
            "hand-over" or "claim-next" => Groups[random.Next(Groups.Length)],
            "assign" => string.Create(CultureInfo.InvariantCulture, $"w{random.Next(64)}"),
            "merge" => Merge(ordinal / OperationsOfFamily, random.Next(MergeFamily), random.Next(MergeFamily - 1)),
            _ => "",
        };
        return new(worker, ordinal, kind, random.Next(SharedTickets), argument);
    }

    // Keys of two different tickets of a family: the one that is merged, and the one it is merged into.
    private static string Merge(long family, int source, int target) =>
        string.Create(CultureInfo.InvariantCulture, $"family/{family}/{source}>family/{family}/{(target < source ? target : target + 1)}");

    // The same in every process, unlike System.HashCode.
    private static int HashCode(int worker, long ordinal) => unchecked((int)((worker * 7_919L + ordinal) * 2_654_435_761L >> 16));
}
