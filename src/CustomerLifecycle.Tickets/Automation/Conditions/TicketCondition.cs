using System.Text.Json.Serialization;

namespace CustomerLifecycle.Tickets;

/// <summary>A question about a ticket, as data. Exactly one kind is filled in: <see cref="All"/>, <see cref="Any"/>, <see cref="Not"/>,
/// a <see cref="Property"/> with one operator, a <see cref="Calendar"/> with <see cref="Open"/>, or a <see cref="Predicate"/>. In code,
/// <see cref="When"/> makes them.</summary>
/// <remarks>Properties: <c>type</c>, <c>number</c>, <c>subject</c>, <c>priority</c>, <c>state</c>, <c>category</c>, <c>group</c>,
/// <c>assignee</c>, <c>customer</c>, <c>customerLevel</c>, <c>conversation</c>, <c>contact</c>, <c>reason</c>, <c>tags</c>,
/// <c>reopenCount</c>, <c>createdAt</c>, <c>updatedAt</c>, <c>stateSince</c>, <c>categorySince</c>, <c>solvedAt</c>,
/// <c>firstRespondedAt</c>, <c>lastCustomerReplyAt</c>, <c>lastAgentReplyAt</c>, the dimensions <c>channel</c>, <c>entrance</c>,
/// <c>queue</c>, <c>skillGroup</c>, <c>businessUnit</c>, <c>source</c>, <c>keyword</c>, <c>campaign</c>, and the host's own fields as
/// <c>fields.NAME</c>. Text is compared by its characters, case included; a property without a value is not like any value.</remarks>
public sealed record TicketCondition
{
    /// <summary>Holds when each of these does.</summary>
    public IReadOnlyList<TicketCondition>? All { get; init; }

    /// <summary>Holds when at least one of these does.</summary>
    public IReadOnlyList<TicketCondition>? Any { get; init; }

    /// <summary>Holds when this one does not.</summary>
    public TicketCondition? Not { get; init; }

    /// <summary>The property that is looked at.</summary>
    public string? Property { get; init; }

    /// <summary>The property has this value.</summary>
    [JsonConverter(typeof(ScalarTextConverter))]
    public string? Is { get; init; }

    /// <summary>The property has another value, or none.</summary>
    [JsonConverter(typeof(ScalarTextConverter))]
    public string? IsNot { get; init; }

    /// <summary>The property has one of these values.</summary>
    public IReadOnlyList<string>? In { get; init; }

    /// <summary>The text has this part; of <c>tags</c>: this is one of them.</summary>
    public string? Contains { get; init; }

    /// <summary>The text begins with this.</summary>
    public string? StartsWith { get; init; }

    /// <summary>True: the property has a value. False: it has none.</summary>
    public bool? Present { get; init; }

    /// <summary>The number, instant or priority lies above this. Instants are ISO 8601 with an offset, priorities are compared in the
    /// order of <see cref="TicketsOptions.Priorities"/>; a field is compared as a number or as an instant.</summary>
    [JsonConverter(typeof(ScalarTextConverter))]
    public string? GreaterThan { get; init; }

    /// <summary>The number, instant or priority lies below this; see <see cref="GreaterThan"/>.</summary>
    [JsonConverter(typeof(ScalarTextConverter))]
    public string? LessThan { get; init; }

    /// <summary>The name of a business calendar.</summary>
    public string? Calendar { get; init; }

    /// <summary>True: the calendar is open at that instant. False: it is closed.</summary>
    public bool? Open { get; init; }

    /// <summary>The name of a predicate that code has registered; see <see cref="TicketAutomationOptions.Predicates"/>.</summary>
    public string? Predicate { get; init; }
}
