using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CustomerLifecycle.Analytics;

/// <summary>A token that names a survey and proves that we made it: HMAC-SHA-256 over tenant and survey. Pure.</summary>
internal static class SurveyToken
{
    public const int KeyBytes = 32;

    private const int MaxLength = 200;

    public static string Create(ReadOnlySpan<byte> key, TenantId tenant, SurveyId survey) =>
        $"{survey.Value}.{Base64Url.EncodeToString(Sign(key, tenant, survey))}";

    /// <summary>Reads the survey's id out of a text, without trusting it.</summary>
    public static bool TryRead(string? token, [NotNullWhen(true)] out SurveyId? survey)
    {
        survey = null;
        var dot = token is { Length: <= MaxLength } ? token.LastIndexOf('.') : -1;
        if (dot <= 0 || !SurveyId.TryParse(token![..dot], null, out var id))
        {
            return false;
        }

        survey = id;
        return true;
    }

    public static bool IsGenuine(string token, ReadOnlySpan<byte> key, TenantId tenant, SurveyId survey) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Create(key, tenant, survey)));

    private static byte[] Sign(ReadOnlySpan<byte> key, TenantId tenant, SurveyId survey) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"survey\n{tenant.Value}\n{survey.Value}"));
}
