using System.Text.RegularExpressions;
using CustomerLifecycle.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Abstractions.Tests.Events;

public sealed partial class EventCatalogTests
{
    [Fact]
    public void Every_event_of_the_suite_has_a_name_with_a_version_and_is_known()
    {
        EventCatalog catalog = new();

        Assert.Equal(EventSamples.Types.Count, catalog.Names.Count);
        Assert.Equal(catalog.Names.Order(StringComparer.Ordinal), catalog.Names);
        Assert.All(catalog.Names, name => Assert.Matches(NameShape(), name));
        Assert.All(EventSamples.Types, type => Assert.Contains(catalog.NameOf(EventSamples.Create(type)), catalog.Names));
    }

    [Fact]
    public void A_host_adds_its_own()
    {
        EventCatalog catalog = new ServiceCollection()
            .AddCustomerLifecycleCore()
            .AddIntegrationEvent(HostEventJsonContext.Default.HostEvent)
            .BuildServiceProvider()
            .GetRequiredService<EventCatalog>();
        HostEvent sample = new() { Id = new EventId("1"), Tenant = new TenantId("t"), OccurredAt = DateTimeOffset.UnixEpoch };

        Assert.Equal("host.event.v1", catalog.NameOf(sample));
        CloudEventSerializer serializer = new(catalog);
        Assert.True(serializer.TryDeserialize(serializer.Serialize(sample), out IntegrationEvent? read));
        Assert.Equal(sample, read);
    }

    [Fact]
    public void A_type_that_was_not_added_is_refused_with_the_call_that_adds_it()
    {
        HostEvent sample = new() { Id = new EventId("1"), Tenant = new TenantId("t"), OccurredAt = DateTimeOffset.UnixEpoch };

        Assert.Contains("AddIntegrationEvent", Assert.Throws<ArgumentException>(() => new EventCatalog().NameOf(sample)).Message);
        Assert.Throws<ArgumentException>(() => new CloudEventSerializer(new EventCatalog()).Serialize(sample));
    }

    [Fact]
    public void A_type_without_a_name_another_names_twin_and_what_is_no_event_are_refused()
    {
        Assert.Contains("has no [EventType", Refused(HostEventJsonContext.Default.UnnamedEvent));
        Assert.Contains("does not derive from IntegrationEvent", Refused(HostEventJsonContext.Default.String));
        string taken = Refused(HostEventJsonContext.Default.TakenEvent);
        Assert.Contains("customerlifecycle.customer.erased.v1 is taken", taken);
        Assert.Contains(nameof(CustomerErased), taken);

        static string Refused(System.Text.Json.Serialization.Metadata.JsonTypeInfo json) => Assert.Throws<ArgumentException>(() => new EventCatalog([json])).Message;
    }

    [GeneratedRegex("^customerlifecycle\\.[a-z]+(\\.[a-z]+(-[a-z]+)*)\\.v[1-9]$")]
    private static partial Regex NameShape();
}
