using System.Collections.Frozen;
using System.Text.Json;
using CustomerLifecycle.Conformance.Running;
using CustomerLifecycle.Tickets;

namespace CustomerLifecycle.Conformance.Kinds.Email;

/// <summary>Reads the mails and tickets of case rows, with the system's own names in place of theirs.</summary>
internal static class EmailCase
{
    public const string Number = "T1";
    public const string Tag = "[Ticket#T1]";
    private const string Domain = "support.example.org";
    private const string Title = "The kettle leaks";

    public static TicketId Ticket { get; } = new("the-ticket");

    public static DateTimeOffset Now { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static MailRulesOptions Options() => new() { SystemDomains = { Domain } };

    public static MailPlaces Place(string name) => name switch
    {
        "subject" => MailPlaces.Subject,
        "body" => MailPlaces.Body,
        "attachment" or "attachments" => MailPlaces.Attachments,
        "references" => MailPlaces.References,
        "subject_references" => MailPlaces.ReferencesWithSameSubject,
        "headers" => MailPlaces.Headers,
        _ => throw new CaseFormatException($"search_in '{name}' is no place of a mail."),
    };

    public static KnownThread Known(CaseFields ticket)
    {
        // Whether it was opened by a mail does not matter here: its first subject is its title either way.
        ticket.FlagOrNull("opened_by_mail");
        return new()
        {
            Number = ticket.TextOrNull("number") is { } number ? Own(number).Trim('[', ']')[MailRulesOptions.DefaultTicketHook.Length..] : null,
            MessageId = ticket.TextOrNull("message_id") is { } id ? Own(id).Trim('<', '>') : null,
            Title = ticket.TextOrNull("title") is { } title ? Own(title) : null,
        };
    }

    public static MailKnowledge Knowing(MailKeys keys, KnownThread known)
    {
        KnownTicket ticket = new() { Ticket = Ticket, IsOpen = known.IsOpen, Subjects = known.Title is null ? [] : [known.Title] };
        return new()
        {
            ByNumber = keys.Numbers.Where(number => number == known.Number).ToFrozenDictionary(number => number, _ => ticket),
            ByMessageId = keys.MessageIds.Where(id => id == known.MessageId).ToFrozenDictionary(id => id, _ => ticket),
        };
    }

    /// <summary>A mail of a row: <c>headers</c>, <c>body</c>, <c>html</c>, <c>attachment…</c>; every other text or list is the header field of
    /// that name. Who wrote it matters only where the row says so.</summary>
    public static InboundMail Mail(CaseFields row)
    {
        List<KeyValuePair<string, string>> headers = [];
        string? text = null, html = null;
        List<MailPart> parts = [];
        foreach (string name in row.Names.Where(IsOfMail))
        {
            JsonElement value = row.Value(name);
            switch (name)
            {
                case "headers":
                    headers.AddRange(value.EnumerateObject().SelectMany(field => Values(field.Value).Select(one => KeyValuePair.Create(field.Name, one))));
                    break;
                case "body" or "text" or "body_text":
                    text = Own(value.GetString()!);
                    break;
                case "html" or "body_html":
                    html = Own(value.GetString()!);
                    break;
                case var part when part.StartsWith("attachment", StringComparison.Ordinal):
                    parts.AddRange(Parts(value, part.EndsWith("html", StringComparison.Ordinal) ? "text/html" : "text/plain"));
                    break;
                default:
                    headers.Add(new(name.Replace('_', '-'), string.Join(' ', Values(value))));
                    break;
            }
        }

        if (!headers.Any(header => header.Key.Equals("From", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Add(new("From", "me@example.com"));
        }

        return new() { Headers = new(headers), TextBody = text, HtmlBody = html, Parts = parts };
    }

    /// <summary>The fields of a row that speak of the case and not of its mail.</summary>
    private static bool IsOfMail(string name) =>
        name is not ("id" or "kind" or "name" or "origin" or "source" or "note" or "description" or "expected" or "follow_up_to_closed_ticket" or "known_ticket" or "ticket_state" or "search_in");

    private static IEnumerable<MailPart> Parts(JsonElement value, string mediaType) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Parts(item, mediaType)),
        JsonValueKind.Object =>
        [
            new()
            {
                MediaType = Field(value, "media_type", "content_type", "mime_type", "type") ?? mediaType,
                FileName = Field(value, "file_name", "filename", "name"),
                Text = Field(value, "text", "body", "data", "content"),
                Headers = value.TryGetProperty("headers", out JsonElement headers)
                    ? new(headers.EnumerateObject().SelectMany(field => Values(field.Value).Select(one => KeyValuePair.Create(field.Name, one))))
                    : null,
            },
        ],
        _ => [new() { MediaType = mediaType, Text = Own(value.GetString()!) }],
    };

    private static string? Field(JsonElement value, params string[] names) =>
        names.Select(name => value.TryGetProperty(name, out JsonElement field) ? Own(field.GetString()!) : null).FirstOrDefault(text => text is not null);

    private static IEnumerable<string> Values(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(item => Own(item.GetString()!)) : [Own(value.GetString()!)];

    private static string Own(string text) =>
        text.Replace("{own_fqdn}", Domain, StringComparison.Ordinal).Replace("{title}", Title, StringComparison.Ordinal);

    internal sealed record KnownThread
    {
        public string? Number { get; init; }

        public string? MessageId { get; init; }

        public string? Title { get; init; }

        public bool IsOpen { get; init; } = true;
    }
}
