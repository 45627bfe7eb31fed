using CustomerLifecycle.Storage.Webhooks;

namespace CustomerLifecycle.Storage.Tests.Webhooks;

public sealed class WebhookRetriesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_schedule_is_that_of_the_specification_and_ends_after_ten_attempts()
    {
        WebhooksOptions options = new() { Jitter = 0 };

        TimeSpan?[] waits = [.. Enumerable.Range(1, 10).Select(attempt => WebhookRetries.NextAt(Delivery(attempt), Status(500), Now, options) - Now)];

        Assert.Equal(new double?[] { 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400, null }, waits.Select(wait => wait?.TotalSeconds));
    }

    [Fact]
    public void Jitter_only_lengthens_differs_between_messages_and_is_repeatable()
    {
        WebhooksOptions options = new() { Jitter = 0.2 };

        TimeSpan[] waits = [.. Enumerable.Range(0, 200).Select(i => WebhookRetries.NextAt(Delivery(2, $"evt-{i}"), Status(500), Now, options)!.Value - Now)];

        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6)));
        Assert.True(waits.Distinct().Count() > 190);
        Assert.Equal(waits[7], WebhookRetries.NextAt(Delivery(2, "evt-7"), Status(500), Now, options)!.Value - Now);
    }

    [Theory]
    [InlineData(429, null, 5)]
    [InlineData(503, 60, 60)]
    [InlineData(503, -60, 0)]
    [InlineData(500, 60, 60)]
    [InlineData(503, 999999, 86400)]
    [InlineData(502, null, 5)]
    [InlineData(504, null, 5)]
    [InlineData(null, null, 5)]
    [InlineData(500, null, null)]
    [InlineData(404, null, null)]
    public void An_endpoint_is_left_alone_when_it_asks_or_has_too_much_to_do(int? status, int? retryAfter, int? seconds)
    {
        WebhookAnswer answer = new(status, "error", retryAfter is { } asked ? TimeSpan.FromSeconds(asked) : null);

        Assert.Equal(seconds, (WebhookRetries.PausedUntil(answer, Now, new WebhooksOptions()) - Now)?.TotalSeconds);
    }

    [Fact]
    public void The_next_attempt_is_not_before_what_the_endpoint_asks_for()
    {
        WebhooksOptions options = new() { Jitter = 0 };

        Assert.Equal(Now.AddMinutes(10), WebhookRetries.NextAt(Delivery(1), Status(503, 600), Now, options));
        Assert.Equal(Now.AddMinutes(30), WebhookRetries.NextAt(Delivery(3), Status(503, 600), Now, options));
        Assert.Null(WebhookRetries.NextAt(Delivery(1), Status(410, 600), Now, options));
    }

    private static WebhookAnswer Status(int status, int? retryAfter = null) => new(status, "error", retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null);

    private static WebhookDelivery Delivery(int attempts, string id = "evt-1") => new()
    {
        Sequence = 1, Tenant = new("acme"), Endpoint = new("crm"), Id = id, Event = new(id), EventType = "type", Stream = "stream", Attempts = attempts, NextAt = Now, CreatedAt = Now,
    };
}
