namespace CustomerLifecycle.Analytics;

/// <summary>Thresholds, windows and limits of analytics. Validated when the host starts.</summary>
public sealed class AnalyticsOptions
{
    /// <summary>The longest range of a report unless set otherwise: two years and a day.</summary>
    public static readonly TimeSpan DefaultMaxRange = TimeSpan.FromDays(732);

    /// <summary>The IANA zone of reports that name none, and of the night; UTC by default.</summary>
    public string Zone { get; set; } = "UTC";

    /// <summary>The day a week begins on in reports that name none; Monday by default.</summary>
    public DayOfWeek FirstDayOfWeek { get; set; } = DayOfWeek.Monday;

    /// <summary>A contact answered after at most this wait is in the service level; 20 s by default.</summary>
    public TimeSpan ServiceLevelThreshold { get; set; } = ServiceLevel.DefaultThreshold;

    /// <summary>A customer who leaves after at most this wait is a short abandon; 5 s by default.</summary>
    public TimeSpan ShortAbandon { get; set; } = ServiceLevel.DefaultShortAbandon;

    /// <summary>A further contact of the same customer and reason within this time spoils first-contact resolution; 72 h by default.</summary>
    public TimeSpan RepeatWindow { get; set; } = FirstContactResolution.DefaultWindow;

    /// <summary>A conversation the bot resolved and the customer reopens within this time was not resolved; 7 days by default.</summary>
    public TimeSpan BotReopenWindow { get; set; } = TimeSpan.FromDays(7);

    /// <summary>When the night begins, on the clock of <see cref="Zone"/>; 22:00 by default.</summary>
    public TimeOnly NightFrom { get; set; } = new(22, 0);

    /// <summary>When the night ends, exclusive; 06:00 by default.</summary>
    public TimeOnly NightTo { get; set; } = new(6, 0);

    /// <summary>The longest range a report may ask for.</summary>
    public TimeSpan MaxRange { get; set; } = DefaultMaxRange;

    /// <summary>The largest number of time buckets a report may ask for; 5,000 by default.</summary>
    public int MaxBuckets { get; set; } = 5_000;

    /// <summary>Surveys: how often a customer may be asked, and how long an answer is taken.</summary>
    public SurveyOptions Surveys { get; } = new();

    /// <summary>KPIs of the host's own; a definition with the name of a built-in one must have another policy name.</summary>
    public IList<KpiDefinition> AdditionalKpis { get; } = [];
}
