using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Analytics;

/// <summary>Refuses options under which no report would make sense.</summary>
internal sealed class AnalyticsOptionsValidator : IValidateOptions<AnalyticsOptions>
{
    public ValidateOptionsResult Validate(string? name, AnalyticsOptions options)
    {
        List<string> failures = [];
        void Require(bool holds, string member, object? value, string wanted)
        {
            if (!holds)
            {
                failures.Add(FormattableString.Invariant($"AnalyticsOptions.{member} is {value}; {wanted}."));
            }
        }

        Require(TimeZoneInfo.TryFindSystemTimeZoneById(options.Zone, out _), nameof(options.Zone), $"'{options.Zone}'", "give an IANA zone id known here, such as 'Asia/Shanghai'");
        Require(Enum.IsDefined(options.FirstDayOfWeek), nameof(options.FirstDayOfWeek), options.FirstDayOfWeek, "give a day of the week");
        Require(options.ServiceLevelThreshold > TimeSpan.Zero, nameof(options.ServiceLevelThreshold), options.ServiceLevelThreshold, "give a wait longer than zero");
        Require(options.ShortAbandon >= TimeSpan.Zero, nameof(options.ShortAbandon), options.ShortAbandon, "give zero or more");
        Require(options.RepeatWindow > TimeSpan.Zero, nameof(options.RepeatWindow), options.RepeatWindow, "give a window longer than zero");
        Require(options.BotReopenWindow > TimeSpan.Zero, nameof(options.BotReopenWindow), options.BotReopenWindow, "give a window longer than zero");
        Require(options.NightFrom != options.NightTo, nameof(options.NightTo), options.NightTo, "end the night at another time than it begins");
        Require(options.MaxRange > TimeSpan.Zero, nameof(options.MaxRange), options.MaxRange, "give a range longer than zero");
        Require(options.MaxBuckets > 0, nameof(options.MaxBuckets), options.MaxBuckets, "allow at least one bucket");
        Require(options.Surveys.QuietPeriod >= TimeSpan.Zero, "Surveys.QuietPeriod", options.Surveys.QuietPeriod, "give zero or more");
        Require(options.Surveys.AnswerWithin > TimeSpan.Zero, "Surveys.AnswerWithin", options.Surveys.AnswerWithin, "give a time longer than zero");
        Require(
            options.Surveys.SigningKey is not { Length: < SurveyToken.KeyBytes },
            "Surveys.SigningKey",
            $"{options.Surveys.SigningKey?.Length} bytes long",
            $"give at least {SurveyToken.KeyBytes} random bytes, or null to have one drawn per tenant");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
