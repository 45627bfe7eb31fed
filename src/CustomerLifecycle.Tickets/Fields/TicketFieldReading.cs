namespace CustomerLifecycle.Tickets;

/// <summary>Reads fields of tickets as typed values.</summary>
public static class TicketFieldReading
{
    /// <summary>The value of a field. By the field's type: <see cref="string"/> (Text, Choice, Email, Phone, Reference),
    /// <see cref="long"/> (Integer), <see cref="decimal"/> (Decimal), <see cref="Money"/>, <see cref="bool"/>, <see cref="DateOnly"/> (Date),
    /// <see cref="DateTimeOffset"/> in UTC (DateTime), <see cref="TimeSpan"/> (Duration), a list of <see cref="string"/> (MultiChoice),
    /// <see cref="Uri"/> (Url). Every type can be read as <see cref="string"/>: its canonical text.</summary>
    /// <typeparam name="T">The type; nullable (<c>decimal?</c>) where the field may have no value.</typeparam>
    /// <param name="ticket">The ticket.</param>
    /// <param name="definition">The field.</param>
    /// <returns>The value; null when there is none.</returns>
    /// <exception cref="InvalidOperationException">There is no value and the type has no null; or the text was stored before the field was
    /// defined and is no value of it.</exception>
    /// <exception cref="ArgumentException">The type is not the field's.</exception>
    public static T? Field<T>(this Ticket ticket, TicketFieldDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(definition);
        if (!ticket.Fields.TryGetValue(definition.Name, out string? text))
        {
            return default(T) is null
                ? default
                : throw new InvalidOperationException($"The ticket has no value for the field '{definition.Name}'. Read it as {typeof(T).Name}? where it may be missing.");
        }

        if (typeof(T) == typeof(string))
        {
            return (T)(object)text;
        }

        FieldValue read = FieldSyntax.Read(definition.Type, text);
        return read.Value switch
        {
            T value => value,
            null => throw new InvalidOperationException($"The field '{definition.Name}' has a text that is no {definition.Type}: it was stored before the field was defined so. Read it as string, or update the ticket."),
            { } other => throw new ArgumentException($"The field '{definition.Name}' is {definition.Type} and is read as {other.GetType().Name}, not as {typeof(T).Name}.", nameof(definition)),
        };
    }
}
