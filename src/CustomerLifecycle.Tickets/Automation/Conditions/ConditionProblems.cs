using CustomerLifecycle.Events;

namespace CustomerLifecycle.Tickets;

/// <summary>Finds what is wrong with conditions, all of it, each with its place.</summary>
internal sealed class ConditionProblems(AutomationVocabulary known)
{
    private const int MaximumDepth = 16;

    public IEnumerable<string> Of(TicketCondition? condition, string place, int depth = 0)
    {
        if (condition is null)
        {
            return [];
        }

        if (depth > MaximumDepth)
        {
            return [$"{place}: conditions are nested more than {MaximumDepth} deep. Use a registered predicate."];
        }

        return Kinds(condition) switch
        {
            0 => [$"{place}: the condition is empty. Give it all, any, not, a property with an operator, a calendar or a predicate."],
            > 1 => [$"{place}: the condition says several things at once. Put them under 'all' or 'any'."],
            _ => OfOne(condition, place, depth),
        };
    }

    private IEnumerable<string> OfOne(TicketCondition condition, string place, int depth) => condition switch
    {
        { All: { } all } => OfMany(all, place + ".all", depth),
        { Any: { } any } => OfMany(any, place + ".any", depth),
        { Not: { } not } => Of(not, place + ".not", depth + 1),
        { Calendar: { } calendar } => OfCalendar(condition, calendar, place),
        { Open: not null } => [$"{place}: 'open' needs the name of a calendar."],
        { Predicate: { } predicate } => known.Predicates.Contains(predicate) ? [] : [$"{place}: no predicate is registered as '{predicate}'. Call AddPredicate."],
        { Property: null } => [$"{place}: the operator needs a property."],
        _ => OfProperty(condition, place),
    };

    private IEnumerable<string> OfMany(IReadOnlyList<TicketCondition> conditions, string place, int depth) => conditions.Count == 0
        ? [$"{place}: lists no condition. Give at least one."]
        : conditions.SelectMany((condition, index) => Of(condition, FormattableString.Invariant($"{place}[{index}]"), depth + 1));

    private IEnumerable<string> OfCalendar(TicketCondition condition, string calendar, string place)
    {
        if (known.CalendarProblem(calendar) is { } problem)
        {
            yield return $"{place}: {problem}";
        }

        if (condition.Open is null)
        {
            yield return $"{place}: say whether the calendar '{calendar}' is open: true or false.";
        }
    }

    private IEnumerable<string> OfProperty(TicketCondition condition, string place)
    {
        if (TicketProperties.Find(condition.Property!) is not { } property)
        {
            yield return $"{place}: a ticket has no property '{condition.Property}'. Use one of {string.Join(", ", TicketProperties.Names)} or {TicketProperties.FieldPrefix}NAME.";
            yield break;
        }

        (string Name, IReadOnlyList<string> Values)[] operators = [.. Operators(condition)];
        if (operators is not [var (name, values)])
        {
            yield return $"{place}: '{property.Name}' needs exactly one operator of is, isNot, in, contains, startsWith, present, greaterThan, lessThan; it has {operators.Length}.";
            yield break;
        }

        if (!Fits(property.Kind, name))
        {
            yield return $"{place}: the operator '{name}' does not fit '{property.Name}'. {Way(property.Kind)}";
            yield break;
        }

        if (name == "in" && values.Count == 0)
        {
            yield return $"{place}: 'in' lists no value. Give at least one.";
        }

        foreach (string problem in values.Select(value => ValueProblem(property, name, value)).OfType<string>())
        {
            yield return $"{place}: {problem}";
        }
    }

    private string? ValueProblem(TicketProperty property, string name, string value) => property.Kind switch
    {
        TicketPropertyKind.Priority => known.PriorityProblem(value),
        TicketPropertyKind.Category when !Enum.GetNames<StateCategory>().Contains(value, StringComparer.Ordinal) =>
            $"no category is named '{value}'. Use one of {string.Join(", ", Enum.GetNames<StateCategory>())}.",
        TicketPropertyKind.Text when name is "is" or "isNot" or "in" =>
            property.Name == "type" ? known.TypeProblem(value) : property.Name == "state" ? known.StateProblem(value) : null,
        TicketPropertyKind.Number when TicketProperties.Comparable(value) is null => $"'{value}' is no number, but '{property.Name}' is one.",
        TicketPropertyKind.Instant when TicketProperties.Instant(value) is null => $"'{value}' is no instant. Write it as 2026-03-02T09:00:00Z.",
        TicketPropertyKind.Field when name is "greaterThan" or "lessThan" && TicketProperties.Comparable(value) is null =>
            $"'{value}' is neither a number nor an instant, so nothing lies above or below it.",
        _ => null,
    };

    private static bool Fits(TicketPropertyKind kind, string name) => kind switch
    {
        TicketPropertyKind.List => name is "contains" or "in" or "present",
        TicketPropertyKind.Text => name is not ("greaterThan" or "lessThan"),
        TicketPropertyKind.Category => name is "is" or "isNot" or "in",
        TicketPropertyKind.Priority or TicketPropertyKind.Number or TicketPropertyKind.Instant => name is not ("contains" or "startsWith"),
        _ => true,
    };

    private static string Way(TicketPropertyKind kind) => kind switch
    {
        TicketPropertyKind.List => "Use contains, in or present.",
        TicketPropertyKind.Text => "Use is, isNot, in, contains, startsWith or present.",
        TicketPropertyKind.Category => "Use is, isNot or in.",
        _ => "Use is, isNot, in, present, greaterThan or lessThan.",
    };

    private static int Kinds(TicketCondition condition) =>
        (condition.All is null ? 0 : 1) + (condition.Any is null ? 0 : 1) + (condition.Not is null ? 0 : 1) + (condition.Calendar is null && condition.Open is null ? 0 : 1)
        + (condition.Predicate is null ? 0 : 1) + (condition.Property is null && !Operators(condition).Any() ? 0 : 1);

    private static IEnumerable<(string Name, IReadOnlyList<string> Values)> Operators(TicketCondition condition)
    {
        (string Name, IReadOnlyList<string>? Values)[] all =
        [
            ("is", One(condition.Is)),
            ("isNot", One(condition.IsNot)),
            ("in", condition.In),
            ("contains", One(condition.Contains)),
            ("startsWith", One(condition.StartsWith)),
            ("present", condition.Present is null ? null : []),
            ("greaterThan", One(condition.GreaterThan)),
            ("lessThan", One(condition.LessThan)),
        ];
        return all.Where(one => one.Values is not null).Select(one => (one.Name, one.Values!));
    }

    private static IReadOnlyList<string>? One(string? value) => value is null ? null : [value];
}
