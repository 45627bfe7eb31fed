using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Events;
using static CustomerLifecycle.Customers.Tests.CustomersHost;

namespace CustomerLifecycle.Customers.Tests;

public sealed class ProfileTests
{
    public static TheoryData<string> Kinds => CustomersHost.Kinds;

    [Trait("Feature", "customers.profile")]
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_trusted_source_counts_and_an_older_observation_never_replaces_a_newer_one(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind, options => options.Survivorship = SurvivorshipPolicy.Default with { Sources = ["crm"] });
        CustomerId customer = await host.KnownAsync(Phone("13800138000"));
        DateTimeOffset now = host.Clock.GetUtcNow();

        await SetAsync("Wang Fang", "crm", now);
        await SetAsync("Old Name", "crm", now.AddDays(-1));
        await SetAsync("小王", "bot", now.AddDays(1));

        Assert.Equal("Wang Fang", (await host.Customers.GetViewAsync(Shop, customer))![ProfileNames.Name]);

        Task<CustomerResult> SetAsync(string name, string source, DateTimeOffset at) => host.Customers.SetProfileValuesAsync(Shop, new SetProfileValues
        {
            Customer = customer,
            Values = [new ProfileValue { Name = ProfileNames.Name, Value = name, Source = source, ObservedAt = at }],
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_change_of_level_is_told_once(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId customer = await host.KnownAsync(Phone("13800138000"));
        SetProfileValues vip = new()
        {
            Customer = customer,
            Values = [new ProfileValue { Name = ProfileNames.Level, Value = "vip", Source = "crm", ObservedAt = host.Clock.GetUtcNow() }],
        };

        await host.Customers.SetProfileValuesAsync(Shop, vip);
        await host.Customers.SetProfileValuesAsync(Shop, vip);
        await host.Storage.DrainAsync();

        CustomerLevelChanged changed = Assert.Single(host.Published.Events.OfType<CustomerLevelChanged>());
        Assert.Equal((null, "vip"), (changed.From, changed.To));
        Assert.Equal("vip", (await host.Customers.GetViewAsync(Shop, customer))!.Level);
    }

    [Trait("Feature", "customers.tags")]
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Tags_end_by_themselves_or_when_their_source_takes_them_back(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId customer = await host.KnownAsync(Phone("13800138000"));
        await TagAsync(new CustomerTag { Name = "complaint", Source = "tickets", Level = TagLevel.Important, ExpiresAt = host.Clock.GetUtcNow().AddHours(1) });
        await TagAsync(new CustomerTag { Name = "likes-tea", Source = "agent" });
        await TagAsync(new CustomerTag { Name = "newsletter", Source = "form", Level = TagLevel.Background });
        Assert.Equal(["complaint", "likes-tea", "newsletter"], await TagsAsync());

        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Customers.UntagAsync(Shop, new UntagCustomer { Customer = customer, Tag = "newsletter", Source = "agent" });
        await host.Customers.UntagAsync(Shop, new UntagCustomer { Customer = customer, Tag = "likes-tea", Source = "agent" });
        await host.Storage.DrainAsync();

        Assert.Equal(["newsletter"], await TagsAsync());
        Assert.Equal("likes-tea", Assert.Single(host.Published.Events.OfType<CustomerUntagged>()).Tag);

        Task<CustomerResult> TagAsync(CustomerTag tag) => host.Customers.TagAsync(Shop, new TagCustomer { Customer = customer, Tag = tag });
        async Task<IEnumerable<string>> TagsAsync() => (await host.Customers.GetViewAsync(Shop, customer))!.Tags.Select(tag => tag.Name);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_stale_version_is_a_conflict_and_changes_nothing(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId customer = await host.KnownAsync(Phone("13800138000"));
        long version = (await host.Customers.GetViewAsync(Shop, customer))!.Version;
        TagCustomer first = new()
        {
            Customer = customer, Tag = new CustomerTag { Name = "a", Source = "agent" }, ExpectedVersion = version, IdempotencyKey = "tag-a",
        };

        CustomerResult applied = await host.Customers.TagAsync(Shop, first);
        CustomerResult stale = await host.Customers.TagAsync(Shop, first with { Tag = first.Tag with { Name = "b" }, IdempotencyKey = "tag-b" });
        CustomerResult repeated = await host.Customers.TagAsync(Shop, first);

        Assert.Equal(applied, repeated);
        Assert.Equal((CustomerResultStatus.Conflict, applied.Version), (stale.Status, stale.Version));
        Assert.Equal(["a"], (await host.Customers.GetViewAsync(Shop, customer))!.Tags.Select(tag => tag.Name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Tags_of_many_sources_at_once_are_all_kept(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId customer = await host.KnownAsync(Phone("13800138000"));

        CustomerResult[] results = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => host.Customers.TagAsync(
            Shop, new TagCustomer { Customer = customer, Tag = new CustomerTag { Name = $"tag{n}", Source = "agent" } }))));

        Assert.All(results, result => Assert.True(result.IsApplied));
        Assert.Equal(12, (await host.Customers.GetViewAsync(Shop, customer))!.Tags.Count);
    }

    [Fact]
    public async Task A_value_out_of_range_is_named_in_the_error()
    {
        await using CustomersHost host = await CreateAsync("memory");
        CustomerId customer = await host.KnownAsync(Phone("13800138000"));

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => host.Customers.SetProfileValuesAsync(Shop, new SetProfileValues
        {
            Customer = customer,
            Values = [new ProfileValue { Name = "age", Value = "40", Source = "bot", ObservedAt = host.Clock.GetUtcNow(), Confidence = 40 }],
        }));

        Assert.Contains("'age'", error.Message);
    }
}
