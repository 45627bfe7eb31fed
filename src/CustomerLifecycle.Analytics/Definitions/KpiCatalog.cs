namespace CustomerLifecycle.Analytics;

/// <summary>The KPIs a report may ask for, each under one or more named policies. Immutable and thread-safe.</summary>
public sealed class KpiCatalog
{
    private readonly Dictionary<(string Name, string Policy), KpiDefinition> _byPolicy = [];
    private readonly Dictionary<string, KpiDefinition> _defaults = new(StringComparer.Ordinal);

    /// <summary>Creates a catalogue.</summary>
    /// <param name="definitions">The definitions; the first of a name is its default policy.</param>
    /// <exception cref="ArgumentException">Two definitions share name and policy.</exception>
    public KpiCatalog(IEnumerable<KpiDefinition> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        foreach (var definition in definitions)
        {
            _defaults.TryAdd(definition.Name, definition);
            if (!_byPolicy.TryAdd((definition.Name, definition.Policy.Name), definition))
            {
                throw new ArgumentException(
                    $"KPI '{definition.Name}' is defined twice under policy '{definition.Policy.Name}'; give one of them another name or policy.", nameof(definitions));
            }
        }
    }

    /// <summary>Every definition, by name and policy in ordinal order.</summary>
    public IReadOnlyList<KpiDefinition> Definitions =>
    [
        .. _byPolicy.Values
            .OrderBy(definition => definition.Name, StringComparer.Ordinal)
            .ThenBy(definition => definition.Policy.Name, StringComparer.Ordinal),
    ];

    /// <summary>The built-in KPIs with the thresholds of the options, followed by those the host added.</summary>
    /// <param name="options">Thresholds, windows, zone and the host's own KPIs.</param>
    public static KpiCatalog Create(AnalyticsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new([.. BuiltIn(options), .. options.AdditionalKpis]);
    }

    /// <summary>Finds a KPI.</summary>
    /// <param name="name">The KPI's name.</param>
    /// <param name="policy">The policy's name, or null for the default.</param>
    /// <exception cref="ArgumentException">There is no such KPI or policy; the message lists those there are.</exception>
    public KpiDefinition Find(string name, string? policy = null)
    {
        if (!_defaults.TryGetValue(name, out var definition))
        {
            throw new ArgumentException($"Unknown KPI '{name}'; known are {Join(_defaults.Keys)}.", nameof(name));
        }

        if (policy is null)
        {
            return definition;
        }

        return _byPolicy.GetValueOrDefault((name, policy))
            ?? throw new ArgumentException(
                $"KPI '{name}' has no policy '{policy}'; it has {Join(_byPolicy.Keys.Where(key => key.Name == name).Select(key => key.Policy))}.", nameof(policy));
    }

    private static string Join(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    private static IEnumerable<KpiDefinition> BuiltIn(AnalyticsOptions options) =>
    [
        ContactKpis.Contacts(),
        ContactKpis.ConnectRate(),
        .. Enum.GetValues<ServiceLevelPolicy>().Select(policy => ServiceLevel.Definition(policy, options.ServiceLevelThreshold, options.ShortAbandon)),
        .. Enum.GetValues<AbandonPolicy>().Select(policy => ContactKpis.AbandonmentRate(policy, options.ShortAbandon)),
        ContactKpis.AverageSpeedOfAnswer(),
        ContactKpis.AverageHandleTimePerLeg(),
        ContactKpis.AverageHandleTimePerContact(),
        ContactKpis.TransferRatePerContact(),
        ContactKpis.TransferRatePerLeg(),
        FirstContactResolution.ByWindow(options.RepeatWindow),
        FirstContactResolution.ByResolvedFlag(),
        NightShare.Definition(options.Zone, options.NightFrom, options.NightTo),
        ConversationKpis.Conversations(),
        ConversationKpis.FirstResponseTime(),
        ConversationKpis.FirstResponseTimeMedian(),
        ConversationKpis.FirstResponseTimeP90(),
        ConversationKpis.FirstResponseShare(),
        ConversationKpis.LeadCaptureRate(),
        ConversationKpis.LeadCaptureRatePerEffective(),
        BotKpis.BotConversations(),
        BotKpis.Containment(),
        BotKpis.Resolution(),
        BotKpis.ResolutionNetOfReopened(options.BotReopenWindow),
        BotKpis.HandOverRate(),
        TicketKpis.Tickets(),
        TicketKpis.SlaMetPerTicket(),
        TicketKpis.SlaMetPerTarget(),
        TicketKpis.ReopenRate(),
        LeadKpis.Leads(),
        LeadKpis.ConversionPerLead(),
        LeadKpis.ConversionPerClosed(),
        LeadKpis.RecyclingRatePerLead(),
        LeadKpis.RecyclingRatePerClaim(),
        LeadKpis.ClaimToContactTime(),
        SurveyKpis.CsatTop2Box(),
        SurveyKpis.CsatMean(),
        SurveyKpis.ResponseRate(),
    ];
}
