namespace CustomerLifecycle.Tickets;

/// <summary>What tickets do by themselves. Checked when the host starts; all problems are reported at once, each with its place.</summary>
public sealed class TicketAutomationOptions
{
    /// <summary>The rules, in the order in which they run.</summary>
    public IList<TicketRule> Rules { get; } = [];

    /// <summary>The macros.</summary>
    public IList<TicketMacro> Macros { get; } = [];

    /// <summary>The time rules, in the order in which those run that are due together.</summary>
    public IList<TimeRule> TimeRules { get; } = [];

    /// <summary>The notices; of two for the same person the first is sent.</summary>
    public IList<NotificationPolicy> Notices { get; } = [];

    /// <summary>The predicates by the names that conditions use.</summary>
    public IDictionary<string, TicketPredicate> Predicates { get; } = new Dictionary<string, TicketPredicate>(StringComparer.Ordinal);

    /// <summary>When customers are asked for a rating; null = tickets do not ask.</summary>
    public SatisfactionPolicy? Satisfaction { get; set; }

    /// <summary>The auto-closes, to be checked against workflows.</summary>
    internal IList<(string Type, string Trigger, string? ReopenTrigger)> AutoCloses { get; } = [];
}
