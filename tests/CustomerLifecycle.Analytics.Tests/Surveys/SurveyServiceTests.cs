using CustomerLifecycle.Events;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Analytics.Tests.Surveys;

public sealed class SurveyServiceTests
{
    private static readonly TenantId Tenant = new("acme");

    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task A_customer_is_not_asked_twice_within_the_quiet_period(string kind)
    {
        await using var storage = await OpenAsync(kind);
        var surveys = storage.Get<ISurveyService>();
        Assert.IsType<SurveyRequestResult.Requested>(await surveys.RequestAsync(Request("ann"), TestContext.Current.CancellationToken));
        storage.Clock.Advance(TimeSpan.FromDays(13));
        var declined = Assert.IsType<SurveyRequestResult.AskedRecently>(await surveys.RequestAsync(Request("ann"), TestContext.Current.CancellationToken));
        Assert.Equal(storage.Clock.GetUtcNow().AddDays(1), declined.NotBefore);
        Assert.IsType<SurveyRequestResult.Requested>(await surveys.RequestAsync(Request("bob"), TestContext.Current.CancellationToken));
        storage.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<SurveyRequestResult.Requested>(await surveys.RequestAsync(Request("ann"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task The_same_request_again_gets_the_same_answer(string kind)
    {
        await using var storage = await OpenAsync(kind);
        var surveys = storage.Get<ISurveyService>();
        var first = await surveys.RequestAsync(Request("ann", "k1"), TestContext.Current.CancellationToken);
        var declined = await surveys.RequestAsync(Request("ann", "k2"), TestContext.Current.CancellationToken);
        storage.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(first, await surveys.RequestAsync(Request("ann", "k1"), TestContext.Current.CancellationToken));
        Assert.Equal(declined, await surveys.RequestAsync(Request("ann", "k2"), TestContext.Current.CancellationToken));
        Assert.IsType<SurveyRequestResult.AskedRecently>(declined);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public async Task A_token_takes_one_answer_and_the_same_answer_again(string kind)
    {
        await using var storage = await OpenAsync(kind);
        var surveys = storage.Get<ISurveyService>();
        var (survey, token) = Requested(await surveys.RequestAsync(Request("ann"), TestContext.Current.CancellationToken));
        Assert.Equal(SurveyAnswerStatus.ScoreOutOfRange, (await surveys.AnswerAsync(Tenant, token, 6, cancellationToken: TestContext.Current.CancellationToken)).Status);
        Assert.Equal(SurveyAnswerStatus.Accepted, (await surveys.AnswerAsync(Tenant, token, 5, "很好", TestContext.Current.CancellationToken)).Status);
        Assert.Equal(SurveyAnswerStatus.Accepted, (await surveys.AnswerAsync(Tenant, token, 5, "很好", TestContext.Current.CancellationToken)).Status);
        Assert.Equal(SurveyAnswerStatus.AlreadyAnswered, (await surveys.AnswerAsync(Tenant, token, 1, cancellationToken: TestContext.Current.CancellationToken)).Status);
        var stored = await surveys.FindAsync(Tenant, survey.Id, TestContext.Current.CancellationToken);
        Assert.Equal((5, "很好", "blue"), (stored!.Score, stored.Comment, stored.Dimensions.Team));

        await storage.DrainAsync();
        var report = await storage.Get<IKpiService>().ReportAsync(
            new() { Tenant = Tenant, Kpis = ["csat", "csat_mean", "survey_response_rate"], From = survey.RequestedAt, To = survey.RequestedAt.AddDays(1), GroupBy = ["team"] },
            TestContext.Current.CancellationToken);
        Assert.Equal([1.0, 5.0, 1.0], report.Rows.Single().Values.Select(value => value.Value!.Value));
    }

    [Fact]
    public async Task A_forged_foreign_or_late_token_is_refused()
    {
        await using var storage = await OpenAsync("memory");
        var surveys = storage.Get<ISurveyService>();
        var (survey, token) = Requested(await surveys.RequestAsync(Request("ann"), TestContext.Current.CancellationToken));
        async Task<SurveyAnswerStatus> StatusOf(TenantId tenant, string text) => (await surveys.AnswerAsync(tenant, text, 5, cancellationToken: TestContext.Current.CancellationToken)).Status;

        Assert.Equal(SurveyAnswerStatus.UnknownToken, await StatusOf(Tenant, survey.Id.Value));
        Assert.Equal(SurveyAnswerStatus.UnknownToken, await StatusOf(Tenant, token[..^1] + (token[^1] == 'A' ? 'B' : 'A')));
        Assert.Equal(SurveyAnswerStatus.UnknownToken, await StatusOf(new("other"), token));
        Assert.Equal(SurveyAnswerStatus.UnknownToken, await StatusOf(Tenant, new string('x', 5_000)));
        storage.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(SurveyAnswerStatus.Expired, await StatusOf(Tenant, token));
    }

    [Fact]
    public async Task Of_many_requests_at_once_one_passes()
    {
        await using var storage = await OpenAsync("sqlite");
        var surveys = storage.Get<ISurveyService>();
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => surveys.RequestAsync(Request("ann"), TestContext.Current.CancellationToken))));
        Assert.Single(results.OfType<SurveyRequestResult.Requested>());
    }

    [Fact]
    public async Task A_signing_key_that_is_too_short_is_refused_at_start()
    {
        await using var storage = await TestStorage.InMemoryAsync(builder => builder.AddAnalytics(options =>
        {
            options.Surveys.SigningKey = [1, 2, 3];
            options.Zone = "Mars/Base";
        }));
        var error = Assert.Throws<OptionsValidationException>(() => storage.Get<IOptions<AnalyticsOptions>>().Value);
        Assert.Contains("at least 32 random bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("Mars/Base", error.Message, StringComparison.Ordinal);
    }

    private static Task<TestStorage> OpenAsync(string kind) => TestStorage.CreateAsync(kind, builder => builder.AddAnalytics());

    private static SurveyRequest Request(string customer, string? key = null) => new()
    {
        Tenant = Tenant, Customer = new(customer), Agent = new("wang"), IdempotencyKey = key, Dimensions = new EventDimensions { Team = "blue" },
    };

    private static (Survey Survey, string Token) Requested(SurveyRequestResult result) =>
        Assert.IsType<SurveyRequestResult.Requested>(result) is var requested ? (requested.Survey, requested.Token) : default;
}
