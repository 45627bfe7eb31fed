namespace CustomerLifecycle.Routing;

/// <summary>A contact's place in the pool: the state as it is now and where the indexes keep it. Reached from every state of the
/// contact without a look-up.</summary>
internal sealed class ContactSlot(ContactId id) : TimedSlot
{
    public ContactId Id => id;

    /// <summary>The state now; null when the contact is not in the pool.</summary>
    public ContactState? State { get; set; }

    /// <summary>The group in which it waits; null while it does not.</summary>
    public MatchGroup? Group { get; set; }

    /// <summary>Its neighbours in a line, while it stands in one.</summary>
    public ContactSlot? Previous { get; set; }

    /// <inheritdoc cref="Previous"/>
    public ContactSlot? Next { get; set; }

    /// <summary>The line of its priority in which it stands; -1 when it waits out of line or not at all.</summary>
    public int Line { get; set; } = -1;

    /// <summary>Its index among those that wait out of line.</summary>
    public int PlaceIndex { get; set; } = -1;
}
