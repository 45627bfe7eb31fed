using System.Globalization;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Checks the lists, which ranges cannot say.</summary>
internal sealed class WebhooksOptionsValidator : IValidateOptions<WebhooksOptions>
{
    private const int MaxDelays = 100;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(30);

    public ValidateOptionsResult Validate(string? name, WebhooksOptions options)
    {
        List<string> problems = [];
        Span<byte> key = stackalloc byte[KeyedSecretProtector.KeyLength];
        for (int i = 0; i < options.SecretKeys.Count; i++)
        {
            if (!Convert.TryFromBase64String(options.SecretKeys[i] ?? "", key, out int length) || length != key.Length)
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"WebhooksOptions.SecretKeys[{i}] is not the Base64 of {KeyedSecretProtector.KeyLength} bytes. Make one with 'openssl rand -base64 32'."));
            }
        }

        if (options.RetryDelays.Count > MaxDelays || options.RetryDelays.Any(delay => delay < TimeSpan.Zero || delay > LongestDelay))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"WebhooksOptions.RetryDelays has 0 to {MaxDelays} waits, each from 0 to {LongestDelay.Days} days."));
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
