namespace CustomerLifecycle.Routing;

/// <summary>Where the indexes have a contact, by what they knew of it when they last looked.</summary>
internal sealed class ContactPlace
{
    /// <summary>The group in which it waits; null while it does not.</summary>
    public MatchGroup? Group { get; set; }

    /// <summary>The requirement and the hold by which the group was found.</summary>
    public RoutingStep? Requirement { get; set; }

    /// <inheritdoc cref="Requirement"/>
    public AgentHold? Hold { get; set; }

    /// <summary>The rank by which it stands in its line, in ticks of UTC.</summary>
    public long RankTicks { get; set; }

    /// <summary>The line of its priority in which it stands; -1 when it waits out of line or not at all.</summary>
    public int Line { get; set; } = -1;

    /// <summary>Its number in that line, which grows from the head to the tail.</summary>
    public long Ticket { get; set; }

    /// <summary>Its neighbours in that line.</summary>
    public ContactState? Previous { get; set; }

    /// <inheritdoc cref="Previous"/>
    public ContactState? Next { get; set; }

    /// <summary>Its index among those that wait out of line.</summary>
    public int HeapIndex { get; set; } = -1;

    /// <summary>The queue among whose contacts it is counted, and as what.</summary>
    public QueueIndex? CountedIn { get; set; }

    /// <inheritdoc cref="CountedIn"/>
    public ContactStatus CountedAs { get; set; }

    /// <summary>The agent among whose contacts it is.</summary>
    public AgentState? Holder { get; set; }

    /// <summary>The further agents on it by whom it is found.</summary>
    public ContactLeg[] Legs { get; set; } = [];

    /// <summary>Its neighbours among the contacts of that agent.</summary>
    public ContactState? PreviousHeld { get; set; }

    /// <inheritdoc cref="PreviousHeld"/>
    public ContactState? NextHeld { get; set; }
}
