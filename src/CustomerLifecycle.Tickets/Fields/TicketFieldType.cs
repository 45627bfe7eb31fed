using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CustomerLifecycle.Tickets;

/// <summary>What the value of a field is. Each type has one canonical text in which its values are stored. Persisted by name; members are
/// only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TicketFieldType>))]
[SuppressMessage("Naming", "CA1720", Justification = "These are the words by which everybody knows these types.")]
public enum TicketFieldType
{
    /// <summary>Any text, stored as given.</summary>
    Text,

    /// <summary>A whole number of 64 bits: <c>42</c>, <c>-7</c>.</summary>
    Integer,

    /// <summary>A decimal number of at most 28 digits with a decimal point, stored without trailing zeros: <c>12.5</c>.</summary>
    Decimal,

    /// <summary>An amount with its ISO 4217 currency, stored with the currency's decimals: <c>12.50 EUR</c>, <c>1200 JPY</c>.</summary>
    Money,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A date without a time, ISO 8601: <c>2026-03-02</c>.</summary>
    Date,

    /// <summary>An instant, ISO 8601 with its offset: <c>2026-03-02T09:00:00+08:00</c>; stored in UTC: <c>2026-03-02T01:00:00Z</c>.</summary>
    DateTime,

    /// <summary>A length of time, ISO 8601 with days, hours, minutes and seconds and never negative: <c>P1DT2H30M</c>.</summary>
    Duration,

    /// <summary>One of the definition's choices.</summary>
    Choice,

    /// <summary>Several of the definition's choices, joined by <c>;</c> and stored in the order of the definition.</summary>
    MultiChoice,

    /// <summary>An e-mail address (RFC 5321), stored with its domain in small letters. Always personal data.</summary>
    Email,

    /// <summary>A telephone number in international form (ITU-T E.164), stored without separators: <c>+8613800138000</c>. Always personal
    /// data.</summary>
    Phone,

    /// <summary>An absolute web address, http or https, without user information.</summary>
    Url,

    /// <summary>The identifier of something of the host's, such as an order; 1 to 128 characters.</summary>
    Reference,
}
