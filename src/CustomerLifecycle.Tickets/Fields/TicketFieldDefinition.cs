namespace CustomerLifecycle.Tickets;

/// <summary>A field that tickets of a type have: what its values are, and when they must be there. Immutable.</summary>
public sealed record TicketFieldDefinition
{
    /// <summary>The longest text of any field, in characters (UTF-16 code units).</summary>
    public const int MaximumLength = 4_000;

    /// <summary>The name by which tickets, workflows and rules know the field; 1 to 128 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What its values are.</summary>
    public required TicketFieldType Type { get; init; }

    /// <summary>What people read; null to show the name.</summary>
    public string? Label { get; init; }

    /// <summary>Whether a ticket cannot be created without it, and cannot lose it.</summary>
    public bool Required { get; init; }

    /// <summary>States of the workflow that a ticket enters, and stays in, only with a value.</summary>
    public IReadOnlyList<string> RequiredIn { get; init; } = [];

    /// <summary>The value of a new ticket that gives none; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>Whether a value, once there, stays for ever.</summary>
    public bool Immutable { get; init; }

    /// <summary>Whether its values are personal data: masked in messages, logs and exports, and erased with the customer. Always true of
    /// <see cref="TicketFieldType.Email"/> and <see cref="TicketFieldType.Phone"/>.</summary>
    public bool IsPersonal
    {
        get => field || Type is TicketFieldType.Email or TicketFieldType.Phone;
        init;
    }

    /// <summary>Of a text: the least number of characters (UTF-16 code units).</summary>
    public int? MinLength { get; init; }

    /// <summary>Of a text: the largest number of characters (UTF-16 code units), at most <see cref="MaximumLength"/>.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Of a text or reference: a regular expression that the whole value matches. Matched in linear time, so without look-around
    /// and back-references, and independent of culture.</summary>
    public string? Pattern { get; init; }

    /// <summary>Of a number, amount, date, instant or duration: the least value, in the type's own text (of money the amount alone).</summary>
    public string? Minimum { get; init; }

    /// <summary>Of a number, amount, date, instant or duration: the largest value, in the type's own text (of money the amount
    /// alone).</summary>
    public string? Maximum { get; init; }

    /// <summary>Of a decimal number: the most digits after the point, 0 to 28. Of money the currency says it.</summary>
    public int? Scale { get; init; }

    /// <summary>Of money: the currencies, ISO 4217; empty for all.</summary>
    public IReadOnlyList<string> Currencies { get; init; } = [];

    /// <summary>Of a choice: the values, in the order in which they are shown.</summary>
    public IReadOnlyList<TicketFieldChoice> Choices { get; init; } = [];

    /// <summary>Of a reference: what it refers to, such as <c>order</c>. The host knows what that is.</summary>
    public string? Target { get; init; }

    /// <summary>What messages call the field.</summary>
    internal string Shown => Label is null ? $"'{Name}'" : $"'{Name}' ({Label})";
}
