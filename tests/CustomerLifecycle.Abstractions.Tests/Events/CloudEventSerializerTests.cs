using System.Text;
using System.Text.Json;
using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;

namespace CustomerLifecycle.Abstractions.Tests.Events;

public sealed class CloudEventSerializerTests
{
    private static readonly EventCatalog Catalog = new();
    private static readonly CloudEventSerializer Serializer = new(Catalog);

    public static TheoryData<Type> Types() => [.. EventSamples.Types];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_event_comes_back_as_it_went(Type type)
    {
        IntegrationEvent sample = EventSamples.Create(type);

        byte[] written = Serializer.Serialize(sample);

        Assert.True(Serializer.TryDeserialize(written, out IntegrationEvent? read));
        Assert.IsType(type, read);
        Assert.Equal(sample.Stream, read.Stream);
        Assert.All(EventSamples.PropertiesOf(type), property => Assert.Equal(property.GetValue(sample), property.GetValue(read)));
        Assert.Equal(written, Serializer.Serialize(read));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_event_travels_in_an_envelope_with_all_its_properties(Type type)
    {
        IntegrationEvent sample = EventSamples.Create(type);

        using JsonDocument json = JsonDocument.Parse(Serializer.Serialize(sample));

        JsonElement envelope = json.RootElement;
        Assert.Equal("1.0", envelope.GetProperty("specversion").GetString());
        Assert.Equal(sample.Id.Value, envelope.GetProperty("id").GetString());
        Assert.Equal("/tenants/Tenant-1", envelope.GetProperty("source").GetString());
        Assert.Equal(Catalog.NameOf(sample), envelope.GetProperty("type").GetString());
        Assert.Equal(sample.Stream, envelope.GetProperty("subject").GetString());
        Assert.Equal(sample.OccurredAt, envelope.GetProperty("time").GetDateTimeOffset());
        Assert.Equal("application/json", envelope.GetProperty("datacontenttype").GetString());
        Assert.Equal(
            EventSamples.PropertiesOf(type).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal),
            envelope.GetProperty("data").EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void An_event_without_its_optional_properties_comes_back_too(Type type)
    {
        byte[] full = Serializer.Serialize(EventSamples.Create(type));
        using JsonDocument json = JsonDocument.Parse(full);
        string[] required = [.. EventSamples.PropertiesOf(type)
            .Where(property => property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute), inherit: true))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];
        string data = string.Join(",", json.RootElement.GetProperty("data").EnumerateObject().Where(property => required.Contains(property.Name)).Select(property => $"\"{property.Name}\":{property.Value.GetRawText()}"));

        Assert.True(Serializer.TryDeserialize(Envelope(Catalog.NameOf(EventSamples.Create(type)), "{" + data + "}"), out IntegrationEvent? read));

        Assert.Equal(EventSamples.Create(type).Id, read.Id);
        Assert.Equal(EventDimensions.None, read.Dimensions);
        Assert.All(
            EventSamples.PropertiesOf(type).Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                && !property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute), inherit: true)),
            property => Assert.Empty(property.GetValue(read) as System.Collections.IEnumerable ?? Array.Empty<object>()));
        foreach (string property in required)
        {
            string without = string.Join(",", json.RootElement.GetProperty("data").EnumerateObject().Where(other => other.Name != property).Select(other => $"\"{other.Name}\":{other.Value.GetRawText()}"));
            Assert.Throws<JsonException>(() => Serializer.TryDeserialize(Envelope(Catalog.NameOf(EventSamples.Create(type)), "{" + without + "}"), out _));
        }
    }

    [Fact]
    public void Every_kind_of_message_comes_back_as_it_went()
    {
        MessageContent[] contents =
        [
            new TextMessage { Text = "冰箱坏了" },
            new MediaMessage { Reference = "recordings/1", MediaType = "audio/wav", FileName = "1.wav", Length = 42 },
            new SystemMessage { Code = "agent-joined", Text = "Wang joined" },
            new RichCardMessage { Title = "Choose", Body = "One of", Image = new Uri("https://example.com/a.png"), Actions = [new CardAction { Title = "Yes", Reply = "y" }, new CardAction { Title = "Site", Link = new Uri("https://example.com") }] },
        ];
        foreach (MessageContent content in contents)
        {
            MessageSent sent = (MessageSent)EventSamples.Create(typeof(MessageSent)) with { Content = content };

            byte[] written = Serializer.Serialize(sent);
            Assert.True(Serializer.TryDeserialize(written, out IntegrationEvent? read));

            Assert.IsType(content.GetType(), ((MessageSent)read).Content);
            Assert.Equal(content.ToPlainText(), ((MessageSent)read).Content.ToPlainText());
            Assert.Equal(written, Serializer.Serialize(read));
        }
    }

    [Fact]
    public void Fields_a_reader_does_not_know_are_passed_over()
    {
        string json = Encoding.UTF8.GetString(Serializer.Serialize(EventSamples.Create(typeof(CustomerErased))));

        Assert.True(Serializer.TryDeserialize(
            Encoding.UTF8.GetBytes(json.Replace("\"data\":{", "\"traceparent\":\"00-1-2-00\",\"extra\":{\"data\":[1,{}]},\"data\":{\"laterProperty\":{\"type\":\"x\"},", StringComparison.Ordinal)), out IntegrationEvent? read));

        Assert.Equal(EventSamples.Create(typeof(CustomerErased)).Id, read.Id);
    }

    [Fact]
    public void A_type_a_reader_does_not_know_is_skipped()
    {
        Assert.False(Serializer.TryDeserialize(Envelope("somebody.else.v1", "{}"), out IntegrationEvent? read));
        Assert.Null(read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"specversion\":\"1.0\",\"type\":\"customerlifecycle.customer.erased.v1\"}")]
    [InlineData("{\"specversion\":\"1.0\",\"data\":{}}")]
    [InlineData("{\"type\":\"customerlifecycle.customer.erased.v1\",\"data\":{}}")]
    [InlineData("{\"type\":\"somebody.else.v1\",\"data\":{}}")]
    [InlineData("{\"specversion\":1.0,\"type\":\"somebody.else.v1\",\"data\":{}}")]
    [InlineData("{\"specversion\":\"1.0\",\"type\":42,\"data\":{}}")]
    [InlineData("{\"specversion\":\"0.3\",\"type\":\"customerlifecycle.customer.erased.v1\",\"data\":{}}")]
    [InlineData("{\"specversion\":\"1.0\",\"type\":\"customerlifecycle.customer.erased.v1\",\"data\":null}")]
    [InlineData("{\"specversion\":\"1.0\",\"type\":\"customerlifecycle.customer.erased.v1\",\"data\":{\"id\":1}}")]
    [InlineData("{\"specversion\":\"1.0\",\"type\":\"customerlifecycle.customer.erased.v1\",\"data\":{")]
    public void What_is_no_cloud_event_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => Serializer.TryDeserialize(Encoding.UTF8.GetBytes(json), out _));

    private static byte[] Envelope(string type, string data) => Encoding.UTF8.GetBytes($"{{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/\",\"type\":\"{type}\",\"data\":{data}}}");
}
