using System.Globalization;
using System.Security.Cryptography;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Analytics;

internal sealed class SurveyService(ISurveyStore store, IOptions<AnalyticsOptions> options, IIdGenerator ids, TimeProvider time) : ISurveyService
{
    private const int MaxAttempts = 10;
    private const int MaxKeyLength = 300;
    private const string AskedRecently = "asked-recently/";

    private readonly SurveyOptions _options = options.Value.Surveys;

    public async Task<SurveyRequestResult> RequestAsync(SurveyRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.IdempotencyKey is { Length: 0 or > MaxKeyLength } key)
        {
            throw new ArgumentException($"An idempotency key has 1 to {MaxKeyLength} characters, not {key.Length}.", nameof(request));
        }

        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var now = time.GetUtcNow();
            var last = await store.LastRequestedAsync(request.Tenant, request.Customer, cancellationToken).ConfigureAwait(false);
            var result = last + _options.QuietPeriod is { } notBefore && notBefore > now
                ? await DeclineAsync(request, notBefore, cancellationToken).ConfigureAwait(false)
                : await AddAsync(request, now, cancellationToken).ConfigureAwait(false);
            if (result is not null)
            {
                return result;
            }
        }

        throw new InvalidOperationException($"Others asked the same customer {MaxAttempts} times in a row; try again.");
    }

    public async Task<SurveyAnswerResult> AnswerAsync(TenantId tenant, string token, int score, string? comment = null, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var survey = await FindByTokenAsync(tenant, token, cancellationToken).ConfigureAwait(false);
            var now = time.GetUtcNow();
            var status = Judge(survey, score, comment, now);
            if (status != SurveyAnswerStatus.Accepted || survey!.AnsweredAt is not null)
            {
                return Report(new(status, survey));
            }

            var answered = survey with { AnsweredAt = now, Score = score, Comment = comment, Version = survey.Version + 1 };
            var commit = await store.AnswerAsync(answered, Answered(answered), cancellationToken).ConfigureAwait(false);
            if (commit.IsApplied)
            {
                return Report(new(SurveyAnswerStatus.Accepted, answered));
            }
        }

        throw new InvalidOperationException($"The survey was changed by others {MaxAttempts} times in a row; try again.");
    }

    public Task<Survey?> FindAsync(TenantId tenant, SurveyId survey, CancellationToken cancellationToken = default) =>
        store.FindAsync(tenant, survey, cancellationToken);

    private static SurveyAnswerStatus Judge(Survey? survey, int score, string? comment, DateTimeOffset now) => survey switch
    {
        null => SurveyAnswerStatus.UnknownToken,
        { AnsweredAt: not null } => survey.Score == score && string.Equals(survey.Comment, comment, StringComparison.Ordinal)
            ? SurveyAnswerStatus.Accepted
            : SurveyAnswerStatus.AlreadyAnswered,
        _ when now >= survey.ExpiresAt => SurveyAnswerStatus.Expired,
        _ when !SurveyScale.Contains(survey.Kind, score) => SurveyAnswerStatus.ScoreOutOfRange,
        _ when comment?.Length > SurveyScale.MaxCommentLength => SurveyAnswerStatus.CommentTooLong,
        _ => SurveyAnswerStatus.Accepted,
    };

    private static SurveyAnswerResult Report(SurveyAnswerResult result)
    {
        AnalyticsTelemetry.RecordSurvey(result.Status.ToString());
        return result;
    }

    private static string? KeyOf(SurveyRequest request) => request.IdempotencyKey is { } key ? "survey/request/" + key : null;

    private async Task<SurveyRequestResult?> AddAsync(SurveyRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var survey = new Survey
        {
            Tenant = request.Tenant,
            Id = SurveyId.From(ids.NewGuid()),
            Kind = request.Kind,
            Customer = request.Customer,
            Contact = request.Contact,
            Ticket = request.Ticket,
            Agent = request.Agent,
            Dimensions = request.Dimensions,
            RequestedAt = now,
            ExpiresAt = now + _options.AnswerWithin,
        };
        var commit = await store.AddAsync(survey, now - _options.QuietPeriod, Requested(survey), KeyOf(request), cancellationToken).ConfigureAwait(false);
        return commit.Status switch
        {
            CommitStatus.Committed => await HandOutAsync(survey, cancellationToken).ConfigureAwait(false),
            CommitStatus.AlreadyApplied => await RememberedAsync(request, commit.Result!, cancellationToken).ConfigureAwait(false),
            _ => null,
        };
    }

    private async Task<SurveyRequestResult?> DeclineAsync(SurveyRequest request, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        if (KeyOf(request) is not { } key)
        {
            AnalyticsTelemetry.RecordSurvey("AskedRecently");
            return new SurveyRequestResult.AskedRecently(notBefore);
        }

        // The refusal is remembered too. The first request of this very key may be what made the customer "asked recently".
        var remembered = AskedRecently + notBefore.UtcTicks.ToString(CultureInfo.InvariantCulture);
        var commit = await store.RememberAsync(request.Tenant, key, remembered, cancellationToken).ConfigureAwait(false);
        return await RememberedAsync(request, commit.Result ?? remembered, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SurveyRequestResult?> RememberedAsync(SurveyRequest request, string result, CancellationToken cancellationToken)
    {
        if (result.StartsWith(AskedRecently, StringComparison.Ordinal))
        {
            return new SurveyRequestResult.AskedRecently(new DateTimeOffset(long.Parse(result.AsSpan(AskedRecently.Length), CultureInfo.InvariantCulture), TimeSpan.Zero));
        }

        var survey = await store.FindAsync(request.Tenant, new SurveyId(result), cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"Survey {result} was requested under this idempotency key but is gone.");
        return await HandOutAsync(survey, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SurveyRequestResult> HandOutAsync(Survey survey, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(survey.Tenant, cancellationToken).ConfigureAwait(false);
        AnalyticsTelemetry.RecordSurvey("Requested");
        return new SurveyRequestResult.Requested(survey, SurveyToken.Create(key, survey.Tenant, survey.Id));
    }

    private async Task<Survey?> FindByTokenAsync(TenantId tenant, string token, CancellationToken cancellationToken)
    {
        if (!SurveyToken.TryRead(token, out var id))
        {
            return null;
        }

        var key = await KeyAsync(tenant, cancellationToken).ConfigureAwait(false);
        return SurveyToken.IsGenuine(token, key, tenant, id.Value) ? await store.FindAsync(tenant, id.Value, cancellationToken).ConfigureAwait(false) : null;
    }

    private Task<byte[]> KeyAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _options.SigningKey is { } key ? Task.FromResult(key) : store.SigningKeyAsync(tenant, RandomNumberGenerator.GetBytes(SurveyToken.KeyBytes), cancellationToken);

    private SurveyRequested Requested(Survey survey) => new()
    {
        Id = EventId.From(ids.NewGuid()), Tenant = survey.Tenant, OccurredAt = survey.RequestedAt, Dimensions = survey.Dimensions,
        Survey = survey.Id, Kind = survey.Kind, Customer = survey.Customer, Contact = survey.Contact, Ticket = survey.Ticket, Agent = survey.Agent,
    };

    private SurveyAnswered Answered(Survey survey) => new()
    {
        Id = EventId.From(ids.NewGuid()), Tenant = survey.Tenant, OccurredAt = survey.AnsweredAt!.Value, Dimensions = survey.Dimensions,
        Survey = survey.Id, Kind = survey.Kind, Customer = survey.Customer, Contact = survey.Contact, Ticket = survey.Ticket, Agent = survey.Agent,
        Score = survey.Score!.Value, Comment = survey.Comment,
    };
}
