using System.Globalization;

namespace CustomerLifecycle.Tickets;

/// <summary>What is wrong with fields, checklists and templates, everything at once.</summary>
internal static class TicketContentProblems
{
    public static IEnumerable<string> Of(TicketsOptions options)
    {
        Dictionary<string, WorkflowDefinition[]> types = TicketCatalog.WorkflowsOf(options)
            .GroupBy(workflow => workflow.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);
        return
        [
            .. options.Fields.SelectMany(type => Fields(type.Key, type.Value, types)),
            .. options.Checklists.SelectMany(type => Checklist(type.Key, type.Value, types)),
            .. options.Templates.GroupBy(template => template.Name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"The template '{same.Key}' was added twice."),
            .. options.Templates.SelectMany(template => Template(template, options, types).Select(problem => $"The template '{template.Name}' {problem}")),
        ];
    }

    private static IEnumerable<string> Fields(string type, IReadOnlyList<TicketFieldDefinition> definitions, Dictionary<string, WorkflowDefinition[]> types)
    {
        string[] states = [.. types.GetValueOrDefault(type, []).SelectMany(workflow => workflow.States).Select(state => state.Name)];
        return
        [
            .. Unknown("Fields", type, types),
            .. FieldDefinitionProblems.Of(definitions).Select(problem => $"Type '{type}': {problem}"),
            .. from definition in definitions
               from state in definition.RequiredIn
               where types.ContainsKey(type) && !states.Contains(state, StringComparer.Ordinal)
               select $"Type '{type}': The field '{definition.Name}': RequiredIn names the state '{state}', which no version of the workflow has.",
        ];
    }

    private static IEnumerable<string> Checklist(string type, IReadOnlyList<ChecklistLine> items, Dictionary<string, WorkflowDefinition[]> types) =>
        [.. Unknown("Checklists", type, types), .. Problem(() => ChecklistDecider.Items(items, 1)) is { } problem ? [$"The checklist of '{type}': {problem}"] : Array.Empty<string>()];

    private static IEnumerable<string> Template(TicketTemplate template, TicketsOptions options, Dictionary<string, WorkflowDefinition[]> types)
    {
        if (Problem(() => Input.Name(template.Name, "Name")) is { } naming)
        {
            yield return naming;
        }

        if (!types.ContainsKey(template.Type))
        {
            yield return $"has the type '{template.Type}', and no workflow is named so. Add one, or use one of: {string.Join(", ", types.Keys.Order(StringComparer.Ordinal))}.";
        }

        if (template.Priority is { } priority && !TicketCatalog.PrioritiesOf(options).Contains(priority, StringComparer.Ordinal))
        {
            yield return $"has the priority '{priority}', which is not one of Priorities.";
        }

        string[] texts = [.. template.Texts().Select(text => (text, Problem: TemplateText.Problem(text))).Where(text => text.Problem is not null).Select(text => $"has the text '{Input.Shown(text.text)}', which {text.Problem}")];
        foreach (string problem in (string[])[.. texts, .. Family(template, options), .. Bounds(template), .. FieldValues(template, options)])
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Family(TicketTemplate template, TicketsOptions options)
    {
        foreach (string child in template.Children.Where(child => options.Templates.All(other => other.Name != child)))
        {
            yield return $"has the child '{child}', and no template is named so. Add it, or take the child away.";
        }

        int tickets = TemplateDecider.Family(template, name => options.Templates.FirstOrDefault(other => other.Name == name)).Count;
        if (tickets > TemplateDecider.MaximumTickets)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"makes more than {TemplateDecider.MaximumTickets} tickets with its children, or is its own descendant. Take children away.");
        }
    }

    private static IEnumerable<string> Bounds(TicketTemplate template) =>
    [
        .. new[]
        {
            Problem(() => Input.Text(template.Subject, Input.MaximumText, "Subject")),
            Problem(() => Input.OptionalText(template.Description, Input.MaximumText, "Description")),
            Problem(() => Input.OptionalName(template.Group, "Group")),
            Problem(() => Input.OptionalName(template.Reason, "Reason")),
            Problem(() => Input.Tags(template.Tags)),
            Problem(() => Input.Fields(template.Fields)),
            Problem(() => ChecklistDecider.Items(template.Checklist, 1)),
            Problem(() => WatcherDecider.Watchers(template.Watchers)),
        }.OfType<string>().Select(problem => "is not valid: " + problem),
    ];

    // What placeholders will make of a value is not known yet, nor what commands will add: only whole values are looked at.
    private static IEnumerable<string> FieldValues(TicketTemplate template, TicketsOptions options)
    {
        if (!options.Fields.TryGetValue(template.Type, out IReadOnlyList<TicketFieldDefinition>? definitions) || FieldDefinitionProblems.Of(definitions).Any())
        {
            return [];
        }

        Dictionary<string, string> values = template.Fields
            .Where(field => TemplateText.Problem(field.Value) is null && TemplateText.Placeholders(field.Value).Count == 0)
            .ToDictionary(field => field.Key, field => TemplateText.Fill(field.Value, _ => null), StringComparer.Ordinal);
        return new TicketFieldSchema(definitions, options.AllowUnknownFields, WorkflowFields.Of(options, template.Type)).Create(values).Refusals
            .Where(refusal => refusal.Code != TicketRefusalCodes.FieldMissing)
            .Select(refusal => "is not valid: " + refusal.Message);
    }

    private static IEnumerable<string> Unknown(string what, string type, Dictionary<string, WorkflowDefinition[]> types) => types.ContainsKey(type)
        ? []
        : [$"{what} names the type '{type}', and no workflow is named so. Add one, or use one of: {string.Join(", ", types.Keys.Order(StringComparer.Ordinal))}."];

    private static string? Problem<T>(Func<T> check)
    {
        try
        {
            check();
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }
}
