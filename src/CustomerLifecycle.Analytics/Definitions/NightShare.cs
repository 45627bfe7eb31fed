namespace CustomerLifecycle.Analytics;

/// <summary>The share of contacts that come in at night.</summary>
public static class NightShare
{
    /// <summary>Contacts queued within the night / contacts queued.</summary>
    /// <param name="zone">The IANA zone whose clock is read.</param>
    /// <param name="from">The night's first minute, local.</param>
    /// <param name="to">The night's end, local and exclusive; earlier than <paramref name="from"/> when the night goes past midnight.</param>
    /// <exception cref="ArgumentException">The zone is unknown, or the night has no length.</exception>
    public static KpiDefinition Definition(string zone, TimeOnly from, TimeOnly to)
    {
        var clock = new ZoneClock(zone);
        if (from == to)
        {
            throw new ArgumentException("The night begins and ends at the same time; give it a length, such as 22:00 to 06:00.", nameof(to));
        }

        return new KpiDefinition<ContactFact>
        {
            Name = "night_share",
            Title = "Night share",
            Population = "Contacts queued for an agent",
            Numerator = "Contacts queued within the night",
            Denominator = "Contacts queued",
            Policy = new()
            {
                Name = FormattableString.Invariant($"night-{from:HHmm}-{to:HHmm}"),
                Description = FormattableString.Invariant($"Local time in {zone} from {from:HH:mm} to before {to:HH:mm}."),
            },
            Observe = contact => KpiObservation.Of(TimeOnly.FromTimeSpan(clock.ToLocal(contact.At).TimeOfDay).IsBetween(from, to)),
        };
    }
}
