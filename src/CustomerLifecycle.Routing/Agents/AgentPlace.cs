namespace CustomerLifecycle.Routing;

/// <summary>Where the indexes have an agent, by what they knew of the agent when they last looked.</summary>
internal sealed class AgentPlace
{
    private ContactState? _last;

    /// <summary>The groups whose contacts the agent could take once there is room.</summary>
    public List<AgentSeat> Seats { get; } = [];

    /// <summary>The profile by which the agent was seated; null = the agent is not there.</summary>
    public AgentProfile? SeatedBy { get; set; }

    /// <summary>Whether the agent was available then.</summary>
    public bool IsAvailable { get; set; }

    /// <summary>The contact that came in first of those the agent holds; each knows the next.</summary>
    public ContactState? FirstHeld { get; private set; }

    /// <summary>The contacts on which the agent is one of several.</summary>
    public List<ContactState> Shared { get; } = [];

    public void Hold(ContactState contact)
    {
        var before = _last;
        while (before is not null && before.Arrival > contact.Arrival)
        {
            before = before.Place.PreviousHeld;
        }

        var after = before is null ? FirstHeld : before.Place.NextHeld;
        (contact.Place.PreviousHeld, contact.Place.NextHeld) = (before, after);
        Link(before, contact);
        LinkBack(after, contact);
    }

    public void Release(ContactState contact)
    {
        var (before, after) = (contact.Place.PreviousHeld, contact.Place.NextHeld);
        Link(before, after);
        LinkBack(after, before);
        (contact.Place.PreviousHeld, contact.Place.NextHeld) = (null, null);
    }

    private void Link(ContactState? contact, ContactState? next)
    {
        if (contact is null)
        {
            FirstHeld = next;
        }
        else
        {
            contact.Place.NextHeld = next;
        }
    }

    private void LinkBack(ContactState? contact, ContactState? previous)
    {
        if (contact is null)
        {
            _last = previous;
        }
        else
        {
            contact.Place.PreviousHeld = previous;
        }
    }
}
