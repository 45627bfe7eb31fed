using CustomerLifecycle.Bots.LeadCapture;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Bots;

internal sealed class BotsOptionsValidator : IValidateOptions<BotsOptions>
{
    private const int ShortestMaxMessageLength = 16;

    public ValidateOptionsResult Validate(string? name, BotsOptions options)
    {
        var problems = new List<string>();
        Check(options.KnowledgeBase is not null, "KnowledgeBase is null; use KnowledgeBase.Empty for none.");
        Check(options.Texts.ContainsKey(BotsOptions.FallbackLanguage), $"Texts has no entry '{BotsOptions.FallbackLanguage}', which is spoken when the customer's language has no texts.");
        Check(options.MaxClarifications >= 0, FormattableString.Invariant($"MaxClarifications is {options.MaxClarifications}; it must be 0 or more."));
        Check(options.SilenceAfter > TimeSpan.Zero, FormattableString.Invariant($"SilenceAfter is {options.SilenceAfter}; it must be more than zero."));
        Check(options.MaxMessageLength >= ShortestMaxMessageLength, FormattableString.Invariant($"MaxMessageLength is {options.MaxMessageLength}; it must be at least {ShortestMaxMessageLength}."));
        Check(
            options.Matching is { AnswerThreshold: >= 0 and <= 1, ClarifyThreshold: >= 0 } matching && matching.ClarifyThreshold <= matching.AnswerThreshold && matching.MaxTextLength >= ShortestMaxMessageLength,
            "Matching needs 0 <= ClarifyThreshold <= AnswerThreshold <= 1 and a MaxTextLength of at least 16.");
        try
        {
            _ = new LeadCaptureDialogue(options.LeadCapture);
        }
        catch (ArgumentException problem)
        {
            problems.Add("BotsOptions.LeadCapture: " + problem.Message);
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Check(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add("BotsOptions." + problem);
            }
        }
    }
}
