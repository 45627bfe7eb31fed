namespace CustomerLifecycle.Tickets;

/// <summary>A ticket prepared beforehand. Its subject, description, field values and checklist may have placeholders in braces:
/// <c>{order}</c>; a brace of its own is written twice. Immutable.</summary>
/// <remarks>A placeholder is filled with the value that the command gives for it, else with the field of that name, else with what the
/// ticket says itself: <c>type</c>, <c>priority</c>, <c>group</c>, <c>assignee</c>, <c>customer</c>, <c>customerLevel</c>, <c>reason</c>.
/// What is filled in is not looked at for placeholders again.</remarks>
public sealed record TicketTemplate
{
    /// <summary>The name by which commands and other templates know it; 1 to 128 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The ticket type: the name of a workflow.</summary>
    public required string Type { get; init; }

    /// <summary>What it is about, in one line.</summary>
    public required string Subject { get; init; }

    /// <summary>What it is about, in full.</summary>
    public string? Description { get; init; }

    /// <summary>The priority; null for the default.</summary>
    public string? Priority { get; init; }

    /// <summary>The group that gets it.</summary>
    public string? Group { get; init; }

    /// <summary>The agent who gets it.</summary>
    public AgentId? Assignee { get; init; }

    /// <summary>The reason for the contact.</summary>
    public string? Reason { get; init; }

    /// <summary>Values of fields.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What is to be done, after what every ticket of the type begins with.</summary>
    public IReadOnlyList<ChecklistLine> Checklist { get; init; } = [];

    /// <summary>Who is told what happens to it.</summary>
    public IReadOnlyList<TicketWatcher> Watchers { get; init; } = [];

    /// <summary>Names of templates whose tickets are created with it, as its children. No template is its own descendant, and one command
    /// creates at most 50 tickets.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>The placeholders of its texts, each once, in order of appearance.</summary>
    /// <returns>The names, without those of its children.</returns>
    public IReadOnlyList<string> Placeholders() => [.. Texts().SelectMany(text => TemplateText.Placeholders(text)).Distinct(StringComparer.Ordinal)];

    /// <summary>Reads a template from JSON.</summary>
    /// <param name="json">An object with the members of this type in camel case; comments are allowed, unknown members are not.</param>
    /// <exception cref="FormatException">The text is not such an object; the message names the place.</exception>
    public static TicketTemplate FromJson(string json) => DefinitionJson.Read<TicketTemplate>(json, "a ticket template");

    /// <summary>Writes the template as JSON.</summary>
    public string ToJson() => DefinitionJson.Write(this);

    internal IEnumerable<string> Texts() =>
        [Subject, .. Description is null ? [] : new[] { Description }, .. Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Value), .. Checklist.Select(line => line.Text)];
}
