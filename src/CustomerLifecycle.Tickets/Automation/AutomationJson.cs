using System.Text.Json;

namespace CustomerLifecycle.Tickets;

/// <summary>The JSON form of automation.</summary>
internal static class AutomationJson
{
    private static readonly JsonSerializerOptions Options = new(DefinitionJson.Options)
    {
        AllowTrailingCommas = true,
        AllowOutOfOrderMetadataProperties = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static string Write(AutomationDocument document) => JsonSerializer.Serialize(document, Options);

    public static AutomationDocument Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        List<string> problems = [];
        AutomationDocument document = new();
        try
        {
            using JsonDocument parsed = JsonDocument.Parse(json, Reading);
            if (parsed.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty part in parsed.RootElement.EnumerateObject())
                {
                    document = Read(document, part, problems);
                }
            }
            else
            {
                problems.Add($"the document is {parsed.RootElement.ValueKind}; it is an object with rules, macros, timeRules and notices.");
            }
        }
        catch (JsonException e)
        {
            problems.Add(e.Message);
        }

        return problems.Count == 0 ? document : throw new FormatException("The text is no automation of tickets: " + string.Join(" ", problems));
    }

    private static AutomationDocument Read(AutomationDocument document, JsonProperty part, List<string> problems)
    {
        switch (part.Name)
        {
            case "rules":
                return document with { Rules = List<TicketRule>(part, problems) };
            case "macros":
                return document with { Macros = List<TicketMacro>(part, problems) };
            case "timeRules":
                return document with { TimeRules = List<TimeRule>(part, problems) };
            case "notices":
                return document with { Notices = List<NotificationPolicy>(part, problems) };
            default:
                problems.Add($"{part.Name}: there is no such part. Use rules, macros, timeRules or notices.");
                return document;
        }
    }

    private static List<T> List<T>(JsonProperty part, List<string> problems)
    {
        List<T> list = [];
        if (part.Value.ValueKind != JsonValueKind.Array)
        {
            problems.Add($"{part.Name}: is {part.Value.ValueKind}, not a list.");
            return list;
        }

        // One by one, so that one that cannot be read does not hide the next.
        foreach ((int index, JsonElement element) in part.Value.EnumerateArray().Index())
        {
            try
            {
                list.Add(element.Deserialize<T>(Options) ?? throw new JsonException("null is no entry."));
            }
            catch (Exception e) when (e is JsonException or NotSupportedException)
            {
                problems.Add(FormattableString.Invariant($"{part.Name}[{index}]: {e.Message}"));
            }
        }

        return list;
    }
}
