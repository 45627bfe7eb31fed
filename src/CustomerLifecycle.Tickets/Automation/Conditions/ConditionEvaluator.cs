using System.Collections.Frozen;
using CustomerLifecycle.Calendars;

namespace CustomerLifecycle.Tickets;

/// <summary>Answers conditions. Pure and thread-safe; the conditions have been validated.</summary>
internal sealed class ConditionEvaluator
{
    private readonly FrozenDictionary<string, BusinessCalendar> _calendars;
    private readonly FrozenDictionary<string, TicketPredicate> _predicates;
    private readonly FrozenDictionary<string, int> _priorities;

    public ConditionEvaluator(TicketsOptions options)
    {
        _calendars = options.Calendars.ToFrozenDictionary(StringComparer.Ordinal);
        _predicates = options.Automation.Predicates.ToFrozenDictionary(StringComparer.Ordinal);
        _priorities = TicketCatalog.PrioritiesOf(options).Distinct(StringComparer.Ordinal).Index().ToFrozenDictionary(priority => priority.Item, priority => priority.Index, StringComparer.Ordinal);
    }

    public bool Holds(TicketCondition? condition, Ticket ticket, DateTimeOffset at) => condition switch
    {
        null => true,
        { All: { } all } => all.All(one => Holds(one, ticket, at)),
        { Any: { } any } => any.Any(one => Holds(one, ticket, at)),
        { Not: { } not } => !Holds(not, ticket, at),
        { Calendar: { } calendar } => _calendars[calendar].IsOpen(at) == condition.Open,
        { Predicate: { } predicate } => _predicates[predicate](ticket, at),
        _ => HoldsFor(condition, TicketProperties.Find(condition.Property!)!, ticket),
    };

    private bool HoldsFor(TicketCondition condition, TicketProperty property, Ticket ticket)
    {
        if (property.Kind == TicketPropertyKind.List)
        {
            return condition switch
            {
                { Contains: { } tag } => ticket.Tags.Contains(tag, StringComparer.Ordinal),
                { In: { } tags } => ticket.Tags.Intersect(tags, StringComparer.Ordinal).Any(),
                _ => ticket.Tags.Count > 0 == condition.Present,
            };
        }

        string? value = property.Read(ticket);
        return condition switch
        {
            { Present: { } present } => !string.IsNullOrEmpty(value) == present,
            { IsNot: { } other } => !IsSame(property, value, other),
            { Is: { } same } => IsSame(property, value, same),
            { In: { } list } => list.Any(one => IsSame(property, value, one)),
            { Contains: { } part } => value?.Contains(part, StringComparison.Ordinal) == true,
            { StartsWith: { } beginning } => value?.StartsWith(beginning, StringComparison.Ordinal) == true,
            { GreaterThan: { } bound } => Rank(property, value) > Rank(property, bound),
            _ => Rank(property, value) < Rank(property, condition.LessThan),
        };
    }

    private static bool IsSame(TicketProperty property, string? value, string other) =>
        property.Kind is TicketPropertyKind.Number or TicketPropertyKind.Instant
            ? TicketProperties.Comparable(value) is { } number && number == TicketProperties.Comparable(other)
            : string.Equals(value, other, StringComparison.Ordinal);

    // Null, which compares to nothing, for a value that has no rank.
    private decimal? Rank(TicketProperty property, string? value) => property.Kind == TicketPropertyKind.Priority
        ? value is not null && _priorities.TryGetValue(value, out int rank) ? rank : null
        : TicketProperties.Comparable(value);
}
