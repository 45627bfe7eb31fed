using CustomerLifecycle.Customers.Identity;
using CustomerLifecycle.Customers.Profiles;
using CustomerLifecycle.Events;
using static CustomerLifecycle.Customers.Tests.CustomersHost;

namespace CustomerLifecycle.Customers.Tests;

public sealed class IdentifyTests
{
    private static readonly ContactPoint Mail = new(ContactPointKind.Email, "Wang@Example.cn");

    public static TheoryData<string> Kinds => CustomersHost.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_customer_is_found_again_however_the_number_is_written(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);

        CustomerId first = await host.KnownAsync(Phone("138 0013 8000"));

        Assert.Equal(first, await host.KnownAsync(Phone("+86-13800138000")));
        Assert.Equal([first], await host.Customers.FindAsync(Shop, Phone("008613800138000")));
        Assert.Empty(await host.Customers.FindAsync(Shop, Phone("13900139000")));
    }

    [Trait("Feature", "customers.identify")]
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Many_calls_from_a_new_number_at_once_found_one_customer(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);

        IdentifyResult[] results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
            host.Customers.IdentifyAsync(Shop, new IdentifyCustomer { ContactPoints = [Phone("13800138000")] }))));
        await host.Storage.DrainAsync();

        Assert.Single(results.Select(result => result.Customer).Distinct());
        Assert.Single(results, result => result.Outcome == IdentityOutcome.New);
        Assert.Single(host.Published.Events.OfType<CustomerIdentified>(), identified => identified.IsNew);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Customers_that_meet_are_one_with_everything_both_had_and_the_merge_is_told(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId older = await host.KnownAsync(Phone("13800138000"));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        CustomerId newer = await host.KnownAsync(Mail);
        await host.Customers.TagAsync(Shop, new TagCustomer { Customer = newer, Tag = new CustomerTag { Name = "press", Source = "agent" } });

        IdentifyResult both = await host.Customers.IdentifyAsync(Shop, new IdentifyCustomer { ContactPoints = [Mail, Phone("13800138000")] });
        await host.Storage.DrainAsync();

        Assert.Equal((IdentityOutcome.Merged, older), (both.Outcome, both.Customer));
        CustomerView view = (await host.Customers.GetViewAsync(Shop, newer))!;
        Assert.Equal(older, view.Customer);
        Assert.Equal(["press"], view.Tags.Select(tag => tag.Name));
        CustomersMerged merged = Assert.Single(host.Published.Events.OfType<CustomersMerged>());
        Assert.Equal((older, newer), (merged.Customer, merged.From));
    }

    [Trait("Feature", "customers.undo-merge")]
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_undone_merge_gives_both_back_and_is_not_made_again(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId older = await host.KnownAsync(Phone("13800138000"));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        CustomerId newer = await host.KnownAsync(Mail);
        await host.KnownAsync(Mail, Phone("13800138000"));
        CustomerMerge merge = Assert.Single((await host.Customers.GetViewAsync(Shop, older))!.Merges);

        UndoMerge undo = new() { One = merge.Kept, Other = merge.Absorbed, IdempotencyKey = "undo-1" };
        CustomerResult undone = await host.Customers.UndoMergeAsync(Shop, undo);
        CustomerResult repeated = await host.Customers.UndoMergeAsync(Shop, undo);
        CustomerResult again = await host.Customers.UndoMergeAsync(Shop, undo with { IdempotencyKey = null });
        await host.Storage.DrainAsync();

        Assert.Equal((true, newer), (undone.IsApplied, undone.Customer));
        Assert.Equal((true, newer), (repeated.IsApplied, repeated.Customer));
        Assert.Equal(CustomerRejection.NoSuchMerge, again.Rejection);
        Assert.Equal(older, await host.KnownAsync(Phone("13800138000")));
        Assert.Equal(newer, await host.KnownAsync(Mail));
        Assert.Equal(newer, await host.KnownAsync(Mail, Phone("13800138000")));
        Assert.Equal(newer, Assert.Single(host.Published.Events.OfType<CustomerMergeUndone>()).Restored);
    }

    [Trait("Feature", "customers.shared-numbers")]
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_shared_number_lets_go_of_the_strangers_it_had_joined(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        ContactPoint[] mails = [.. Enumerable.Range(1, 4).Select(n => new ContactPoint(ContactPointKind.Email, $"guest{n}@example.cn"))];
        foreach (ContactPoint mail in mails)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            await host.KnownAsync(mail, Phone("021-12345678"));
        }

        CustomerId[] guests = [.. await Task.WhenAll(mails.Select(mail => host.KnownAsync(mail)))];

        Assert.Equal(4, guests.Distinct().Count());
        Assert.DoesNotContain(await host.KnownAsync(Phone("021-12345678")), guests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_repeat_under_its_key_answers_the_same_after_all_that_happened_since(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        IdentifyCustomer ring = new()
        {
            ContactPoints = [Phone("13800138000")],
            Hints = [new ProfileValue { Name = ProfileNames.Name, Value = "王芳", Source = "form", ObservedAt = host.Clock.GetUtcNow() }],
            IdempotencyKey = "ring-1",
        };
        IdentifyResult first = await host.Customers.IdentifyAsync(Shop, ring);
        await host.KnownAsync(Phone("13800138000"), Mail);

        IdentifyResult repeat = await host.Customers.IdentifyAsync(Shop, ring);
        await host.Storage.DrainAsync();

        Assert.Equal((IdentityOutcome.New, first.Customer), (repeat.Outcome, repeat.Customer));
        Assert.Equal(first.Reasons, repeat.Reasons);
        Assert.Equal("王芳", (await host.Customers.GetViewAsync(Shop, first.Customer!.Value))![ProfileNames.Name]);
        Assert.Equal(2, host.Published.Events.OfType<CustomerIdentified>().Count());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Tenants_know_nothing_of_each_other(string kind)
    {
        await using CustomersHost host = await CreateAsync(kind);
        CustomerId ours = await host.KnownAsync(Phone("13800138000"));

        IdentifyResult theirs = await host.Customers.IdentifyAsync(OtherShop, new IdentifyCustomer { ContactPoints = [Phone("13800138000")] });

        Assert.NotEqual(ours, theirs.Customer);
        Assert.Null(await host.Customers.GetViewAsync(OtherShop, ours));
        CustomerTag tag = new() { Name = "vip", Source = "agent" };
        Assert.Equal(CustomerRejection.UnknownCustomer, (await host.Customers.TagAsync(OtherShop, new TagCustomer { Customer = ours, Tag = tag })).Rejection);
        await host.Privacy.EraseAsync(OtherShop, ours);
        Assert.NotNull(await host.Customers.GetViewAsync(Shop, ours));
    }

    [Fact]
    public async Task What_is_no_contact_point_founds_nobody_and_says_so()
    {
        await using CustomersHost host = await CreateAsync("memory");

        IdentifyResult result = await host.Customers.IdentifyAsync(Shop, new IdentifyCustomer { ContactPoints = [Phone("anonymous")] });

        Assert.Null(result.Customer);
        Assert.Equal([new IdentityReason(IdentityReasonCode.Unusable, ContactPointKind.Phone)], result.Reasons);
    }

    [Fact]
    public async Task Too_many_contact_points_are_refused_with_the_way_out()
    {
        await using CustomersHost host = await CreateAsync("memory", options => options.MaxContactPoints = 1);

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => host.KnownAsync(Phone("13800138000"), Mail));

        Assert.Contains("MaxContactPoints", error.Message);
    }
}
