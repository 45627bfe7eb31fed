namespace CustomerLifecycle.Tickets;

/// <summary>Rules, macros, time rules and notices as one document, for JSON. Code and JSON build the same model.</summary>
public sealed record AutomationDocument
{
    /// <summary>The rules, in the order in which they run.</summary>
    public IReadOnlyList<TicketRule> Rules { get; init; } = [];

    /// <summary>The macros.</summary>
    public IReadOnlyList<TicketMacro> Macros { get; init; } = [];

    /// <summary>The time rules.</summary>
    public IReadOnlyList<TimeRule> TimeRules { get; init; } = [];

    /// <summary>The notices.</summary>
    public IReadOnlyList<NotificationPolicy> Notices { get; init; } = [];

    /// <summary>Reads a document.</summary>
    /// <param name="json">The form that <see cref="ToJson"/> writes; comments and commas at the end are passed over.</param>
    /// <exception cref="FormatException">The text is no such document; the message lists every problem with its place. Whether what it names
    /// exists is checked when the host starts.</exception>
    public static AutomationDocument FromJson(string json) => AutomationJson.Read(json);

    /// <summary>Writes the document. Equal documents give the same text.</summary>
    public string ToJson() => AutomationJson.Write(this);
}
