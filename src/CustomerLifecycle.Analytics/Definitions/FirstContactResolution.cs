namespace CustomerLifecycle.Analytics;

/// <summary>First-contact resolution (一次解决率): was the customer helped without having to ask again?</summary>
public static class FirstContactResolution
{
    /// <summary>The default window of 72 hours.</summary>
    public static TimeSpan DefaultWindow { get; } = TimeSpan.FromHours(72);

    /// <summary>
    /// By window: answered contacts that are followed by no contact of the same customer and reason within the window / answered
    /// contacts that follow none. A contact whose window is still open is left out, unless a repeat has already decided it.
    /// </summary>
    /// <param name="window">How long the customer may come back.</param>
    public static KpiDefinition ByWindow(TimeSpan window)
    {
        if (window <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(window), window, "The repeat window must be longer than zero, such as 72 hours.");
        }

        return new KpiDefinition<ContactFact>
        {
            Name = "first_contact_resolution",
            Title = "First-contact resolution",
            Population = "Contacts a human agent answered, of a known customer and reason, that follow none within the window",
            Numerator = "Contacts followed by no contact of the same customer and reason within the window",
            Denominator = "Contacts of the population whose window is over",
            Direction = KpiDirection.HigherIsBetter,
            Policy = new()
            {
                Name = FormattableString.Invariant($"no-repeat-{window.TotalHours:0.##}h"),
                Description = FormattableString.Invariant($"No further contact of the same customer and reason within {window.TotalHours:0.##} h, and no earlier one."),
            },
            LookAround = window,
            ObserveAmong = (contacts, asOf) => Among(contacts, asOf, window),
        };
    }

    /// <summary>By flag: contacts reported resolved that took one leg / contacts with a reported outcome.</summary>
    public static KpiDefinition ByResolvedFlag() => new KpiDefinition<ContactFact>
    {
        Name = "first_contact_resolution",
        Title = "First-contact resolution",
        Population = "Contacts a human agent finished",
        Numerator = "Contacts reported resolved without a transfer",
        Denominator = "Contacts with a reported outcome",
        Direction = KpiDirection.HigherIsBetter,
        Policy = new() { Name = "resolved-flag", Description = "As the agent reported it, without looking for repeats." },
        Observe = contact => contact.HandledLegs == 0
            ? KpiObservation.NotInPopulation
            : contact.Resolved is { } resolved
                ? KpiObservation.Of(resolved && contact.Transfers == 0)
                : KpiObservation.Excluded(ExclusionReasons.OutcomeUnknown),
    };

    private static Func<ContactFact, KpiObservation> Among(IReadOnlyList<ContactFact> contacts, DateTimeOffset asOf, TimeSpan window)
    {
        var times = contacts
            .Where(contact => KeyOf(contact) is not null)
            .GroupBy(contact => KeyOf(contact)!.Value)
            .ToDictionary(same => same.Key, same => same.Select(contact => (At: contact.At.UtcTicks, contact.Id)).Order().ToArray());
        return contact =>
        {
            if (contact.Result != ContactResult.Answered)
            {
                return KpiObservation.NotInPopulation;
            }

            if (KeyOf(contact) is not { } key)
            {
                return KpiObservation.Excluded(ExclusionReasons.CustomerUnknown);
            }

            var same = times[key];
            var index = Array.BinarySearch(same, (contact.At.UtcTicks, contact.Id));
            if (index > 0 && same[index].At - same[index - 1].At <= window.Ticks)
            {
                return KpiObservation.Excluded(ExclusionReasons.RepeatContact);
            }

            var repeated = index + 1 < same.Length && same[index + 1].At - same[index].At <= window.Ticks;
            return !repeated && contact.At + window > asOf
                ? KpiObservation.Excluded(ExclusionReasons.WindowOpen)
                : KpiObservation.Of(!repeated);
        };
    }

    private static (string Customer, string Reason)? KeyOf(ContactFact contact) =>
        contact.Customer is { } customer && contact.Dimensions.Reason is { } reason ? (customer, reason) : null;
}
