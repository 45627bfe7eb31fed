namespace CustomerLifecycle.Tickets;

/// <summary>Fills in templates. Pure.</summary>
internal static class TemplateDecider
{
    public const int MaximumTickets = 50;

    /// <summary>A template and its descendants, parents before their children; each with the place of its parent, -1 for the first.</summary>
    public static IReadOnlyList<(TicketTemplate Template, int Parent)> Family(TicketTemplate template, Func<string, TicketTemplate?> find)
    {
        List<(TicketTemplate, int)> family = [(template, -1)];
        for (int i = 0; i < family.Count && family.Count <= MaximumTickets; i++)
        {
            family.AddRange(family[i].Item1.Children.Select(find).OfType<TicketTemplate>().Select(child => (child, i)));
        }

        return family;
    }

    /// <summary>What is missing or superfluous among the values that a command gives.</summary>
    public static IReadOnlyList<TicketRefusal> RefusalsOf(CreateFromTemplate command, IReadOnlyList<(TicketTemplate Template, int Parent)> family)
    {
        string[] known = [.. family.SelectMany(member => member.Template.Placeholders()).Distinct(StringComparer.Ordinal)];
        IEnumerable<TicketRefusal> missing =
            from member in family
            from name in member.Template.Placeholders()
            where ValueOf(command, member.Template, member.Parent < 0, name) is null
            select new TicketRefusal(TicketRefusalCodes.TemplateValueMissing, $"The template '{member.Template.Name}' has the placeholder {{{name}}}, which has no value. Give it in Values.") { Field = name };
        IEnumerable<TicketRefusal> unknown =
            from name in command.Values.Keys.Order(StringComparer.Ordinal)
            where !known.Contains(name, StringComparer.Ordinal)
            select new TicketRefusal(TicketRefusalCodes.TemplateValueUnknown, $"The template '{command.Template}' has no placeholder {{{Input.Shown(name)}}}. {(known.Length == 0 ? "It has none" : "Its placeholders are: " + string.Join(", ", known))}.") { Field = name };
        return [.. missing, .. unknown];
    }

    /// <summary>The ticket that a template makes.</summary>
    /// <param name="command">What goes before the template.</param>
    /// <param name="template">The template.</param>
    /// <param name="isFirst">Whether it is the template the command names; a child gets only what concerns the customer.</param>
    public static CreateTicket Fill(CreateFromTemplate command, TicketTemplate template, bool isFirst)
    {
        CreateFromTemplate own = isFirst ? command : command with { Subject = null, Description = null, Priority = null, Group = null, Assignee = null, Reason = null, Fields = template.Fields, Tags = [], Attachments = [] };
        return new()
        {
            Tenant = command.Tenant,
            Type = template.Type,
            Actor = command.Actor,
            Subject = own.Subject ?? Text(template.Subject),
            Description = own.Description ?? (template.Description is { } description ? Text(description) : null),
            Priority = own.Priority ?? template.Priority,
            Group = own.Group ?? template.Group,
            Assignee = own.Assignee ?? template.Assignee,
            Customer = command.Customer,
            CustomerLevel = command.CustomerLevel,
            ContactPoint = command.ContactPoint,
            Contact = command.Contact,
            Conversation = command.Conversation,
            Issue = command.Issue,
            Reason = own.Reason ?? template.Reason,
            Fields = Fields(),
            Tags = [.. template.Tags, .. own.Tags],
            Attachments = own.Attachments,
            Checklist = [.. template.Checklist.Select(line => line with { Text = Text(line.Text) })],
            Watchers = template.Watchers,
            Dimensions = command.Dimensions,
            Template = template.Name,
            IdempotencyKey = command.IdempotencyKey,
        };

        string Text(string text) => TemplateText.Fill(text, name => ValueOf(command, template, isFirst, name));

        Dictionary<string, string> Fields()
        {
            Dictionary<string, string> fields = template.Fields.ToDictionary(field => field.Key, field => Text(field.Value), StringComparer.Ordinal);
            if (isFirst)
            {
                foreach ((string name, string value) in command.Fields)
                {
                    fields[name] = value;
                }
            }

            return fields;
        }
    }

    private static string? ValueOf(CreateFromTemplate command, TicketTemplate template, bool isFirst, string name) =>
        command.Values.TryGetValue(name, out string? value) ? value
        : isFirst && command.Fields.TryGetValue(name, out string? given) && given.Length > 0 ? given
        : template.Fields.TryGetValue(name, out string? prepared) && TemplateText.Placeholders(prepared).Count == 0 ? TemplateText.Fill(prepared, _ => null)
        : name switch
        {
            "type" => template.Type,
            "priority" => (isFirst ? command.Priority : null) ?? template.Priority,
            "group" => (isFirst ? command.Group : null) ?? template.Group,
            "assignee" => ((isFirst ? command.Assignee : null) ?? template.Assignee)?.Value,
            "customer" => command.Customer?.Value,
            "customerLevel" => command.CustomerLevel,
            "reason" => (isFirst ? command.Reason : null) ?? template.Reason,
            _ => null,
        };
}
