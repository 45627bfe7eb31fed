using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace CustomerLifecycle.Tickets;

/// <summary>Where a page of tickets ended. Its text form can be given to a browser and taken back.</summary>
/// <remarks>It says after which ticket a page begins, and holds nothing secret but the ticket's id: it grants no access.</remarks>
public sealed record TicketCursor
{
    private const char Separator = '\n';
    private const int MaximumText = 2_000;

    /// <summary>The order of the page.</summary>
    public required TicketOrder Order { get; init; }

    /// <summary>The last ticket's priority, in <see cref="TicketOrder.Priority"/>; else null.</summary>
    public string? Priority { get; init; }

    /// <summary>What the page is ordered by: when its last ticket was created, changed or is due. <see cref="DateTimeOffset.MaxValue"/> for
    /// one that is not due.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When its last ticket was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its last ticket.</summary>
    public required TicketId Id { get; init; }

    /// <summary>The place after a ticket.</summary>
    /// <param name="ticket">The last ticket of a page.</param>
    /// <param name="order">The order of the page.</param>
    public static TicketCursor Of(Ticket ticket, TicketOrder order = TicketOrder.Created)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return new()
        {
            Order = order,
            Priority = order == TicketOrder.Priority ? ticket.Priority : null,
            At = order switch
            {
                TicketOrder.Created => ticket.CreatedAt,
                TicketOrder.Updated => ticket.UpdatedAt,
                _ => ticket.DueAt ?? DateTimeOffset.MaxValue,
            },
            CreatedAt = ticket.CreatedAt,
            Id = ticket.Id,
        };
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is not one of a cursor.</exception>
    public static TicketCursor Parse(string text) => TryParse(text, out TicketCursor? cursor)
        ? cursor
        : throw new FormatException($"'{(text?.Length > 80 ? text[..80] + "..." : text)}' is not a cursor of tickets. Pass the text that TicketCursor.ToString gave, unchanged, or begin with the first page.");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text; may be anything.</param>
    /// <param name="cursor">The cursor.</param>
    /// <returns>False when the text is not one of a cursor.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out TicketCursor? cursor)
    {
        cursor = null;
        if (text is null or { Length: 0 or > MaximumText } || !Base64Url.IsValid(text))
        {
            return false;
        }

        // The priority is the last part: only it may have any characters.
        if (Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator, 5) is not [var order, var at, var createdAt, var id, var priority]
            || !Enum.TryParse(order, out TicketOrder parsedOrder) || !Enum.IsDefined(parsedOrder)
            || Ticks(at) is not { } parsedAt
            || Ticks(createdAt) is not { } parsedCreatedAt
            || !TicketId.TryParse(id, CultureInfo.InvariantCulture, out TicketId parsedId)
            || (parsedOrder == TicketOrder.Priority) != (priority.Length > 0))
        {
            return false;
        }

        cursor = new() { Order = parsedOrder, Priority = priority.Length > 0 ? priority : null, At = parsedAt, CreatedAt = parsedCreatedAt, Id = parsedId };
        return true;
    }

    /// <summary>A text of letters, digits, hyphens and underscores that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{Order}{Separator}{At.UtcTicks}{Separator}{CreatedAt.UtcTicks}{Separator}{Id.Value}{Separator}{Priority}")));

    private static DateTimeOffset? Ticks(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new(ticks, TimeSpan.Zero) : null;
}
