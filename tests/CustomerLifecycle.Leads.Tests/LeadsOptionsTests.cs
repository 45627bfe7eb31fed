using CustomerLifecycle.Leads.Matching;
using CustomerLifecycle.Leads.Pool;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Leads.Tests;

public sealed class LeadsOptionsTests
{
    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_option_is_named(string named, Action<LeadsOptions> configure)
    {
        using var services = new ServiceCollection().AddCustomerLifecycle(suite => suite.UseInMemory().AddLeads(configure)).BuildServiceProvider();

        Assert.Contains(named, Assert.Throws<OptionsValidationException>(services.GetRequiredService<ILeadService>).Message);
    }

    public static TheoryData<string, Action<LeadsOptions>> Wrong() => new()
    {
        { "DefaultPool", options => options.DefaultPool = "vip" },
        { "DefaultRegion", options => options.DefaultRegion = "XX" },
        { "MatchThreshold", options => options.Matching = new MatchOptions { MatchThreshold = 1.5 } },
        { "Capacity", options => options.Pools["default"].Capacity = 0 },
        { "NotContactedWithin", options => options.Pools["default"].NotContactedWithin = TimeSpan.Zero },
        { "Asia/Shanghai", options => options.Pools["vip"] = new LeadPoolOptions { TimeZone = "Mars/Phobos" } },
    };

    [Fact]
    public void Adding_the_module_twice_is_harmless()
    {
        using var services = new ServiceCollection().AddCustomerLifecycle(suite => suite.UseInMemory().AddLeads().AddLeads()).BuildServiceProvider();

        Assert.Single(services.GetServices<ILeadService>());
    }

    [Fact]
    public void Without_a_storage_the_host_is_told_what_to_call()
    {
        using var services = new ServiceCollection().AddLeads().BuildServiceProvider();

        Assert.Contains("UseSqlite", Assert.Throws<InvalidOperationException>(services.GetRequiredService<ILeadService>).Message);
    }
}
