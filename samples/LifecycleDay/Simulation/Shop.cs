using CustomerLifecycle;

namespace LifecycleDay.Simulation;

/// <summary>The shop of the sample: its tenant, zone, teams and opening hours.</summary>
internal static class Shop
{
    internal const string Name = "晨光家电 Morningside Appliances";
    internal const string Zone = "Asia/Shanghai";
    internal const string ServiceCalendar = "service";
    internal const string FrontOffice = "customer-service";
    internal const string Engineering = "after-sales-engineering";

    internal static readonly TenantId Tenant = new("morningside");
    internal static readonly AgentId Bot = new("bot-faq");
    /// <summary>Who is answered within this time counts for the service level.</summary>
    internal static readonly TimeSpan AcceptableWait = TimeSpan.FromSeconds(60);

    internal static readonly TimeOnly Opens = new(8, 30);
    internal static readonly TimeOnly Closes = new(22, 0);
    internal static readonly QueueId Service = new("service");
    internal static readonly QueueId Sales = new("presale");
    internal static readonly QueueId Complaints = new("complaints");

    internal static IReadOnlyList<Channel> Channels { get; } =
        [Channel.WebChat, Channel.Voice, Channel.Email, Channel.WeChat, Channel.App, Channel.Weibo, Channel.Sms, Channel.Shop];

    internal static TimeZoneInfo TimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Zone);

    /// <summary>A time of the day in the shop's zone as an instant. The zone has had no clock changes since 1991.</summary>
    internal static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        DateTime local = date.ToDateTime(time);
        return new DateTimeOffset(local, TimeZone.GetUtcOffset(local)).ToUniversalTime();
    }
}
