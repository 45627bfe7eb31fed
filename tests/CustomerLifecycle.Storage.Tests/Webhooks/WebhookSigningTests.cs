using System.Text;
using CustomerLifecycle.Storage.Webhooks;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Storage.Tests.Webhooks;

/// <summary>The laws of signing; the known answers are conformance cases.</summary>
public sealed class WebhookSigningTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 1, 0, 0, TimeSpan.Zero);
    private static readonly WebhookSecret Secret = WebhookSecret.FromKey(Encoding.ASCII.GetBytes("a key of thirty-two bytes, or so"));

    [Fact]
    [Trait("Feature", "storage.webhook-signing")]
    public void What_is_signed_verifies_and_what_is_changed_does_not() => Prop.ForAll<NonEmptyString, byte[], byte>((id, body, flipped) =>
    {
        string signature = new WebhookSigner(Secret).Sign(id.Get, Now, body);
        WebhookVerifier verifier = new(Secret);
        byte[] changed = [.. body, flipped];
        return verifier.Verify(id.Get, Seconds(Now), signature, body, Now).IsValid
            && verifier.Verify(id.Get, Seconds(Now), signature, changed, Now).Problem == WebhookProblem.NoMatchingSignature
            && verifier.Verify(id.Get + "x", Seconds(Now), signature, body, Now).Problem == WebhookProblem.NoMatchingSignature
            && verifier.Verify(id.Get, Seconds(Now.AddSeconds(1)), signature, body, Now).Problem == WebhookProblem.NoMatchingSignature;
    }).QuickCheckThrowOnFailure();

    [Fact]
    [Trait("Feature", "storage.webhook-signing")]
    public void Sender_and_receiver_need_one_secret_in_common()
    {
        WebhookSecret[] secrets = [Secret, WebhookSecret.Generate(), WebhookSecret.Generate()];
        string two = new WebhookSigner(secrets[0], secrets[1]).Sign("m", Now, "body");

        Assert.Equal(2, two.Split(' ').Length);
        Assert.True(Verify(two, secrets[0]).IsValid);
        Assert.True(Verify(two, secrets[1]).IsValid);
        Assert.True(Verify(two, secrets[2], secrets[1]).IsValid);
        Assert.False(Verify(two, secrets[2]).IsValid);

        static WebhookVerification Verify(string signature, params WebhookSecret[] known) => new WebhookVerifier(known).Verify("m", Seconds(Now), signature, "body"u8, Now);
    }

    [Theory]
    [InlineData(null, "1", "v1,x", WebhookProblem.MissingId)]
    [InlineData("m", "", "v1,x", WebhookProblem.MissingTimestamp)]
    [InlineData("m", "1.5", "v1,x", WebhookProblem.InvalidTimestamp)]
    [InlineData("m", "99999999999999", "v1,x", WebhookProblem.InvalidTimestamp)]
    [InlineData("m", "1", null, WebhookProblem.MissingSignature)]
    [InlineData("m", "1", "v1,x", WebhookProblem.TimestampTooOld)]
    [InlineData("m", "9999999999", "v1,x", WebhookProblem.TimestampTooNew)]
    public void A_problem_is_named_in_words(string? id, string? timestamp, string? signature, WebhookProblem problem)
    {
        WebhookVerification verification = new WebhookVerifier(Secret).Verify(id, timestamp, signature, [], Now);

        Assert.Equal((problem, false), (verification.Problem, verification.IsValid));
        Assert.EndsWith(".", verification.Message);
        Assert.Equal(id, verification.Id);
    }

    [Fact]
    public void The_tolerance_can_be_set_and_its_end_is_within()
    {
        string signature = new WebhookSigner(Secret).Sign("m", Now, []);
        WebhookVerifier verifier = new([Secret], TimeSpan.FromSeconds(10));

        Assert.True(verifier.Verify("m", Seconds(Now), signature, [], Now.AddSeconds(10)).IsValid);
        Assert.Equal(WebhookProblem.TimestampTooOld, verifier.Verify("m", Seconds(Now), signature, [], Now.AddSeconds(11)).Problem);
        Assert.Equal(Now, verifier.Verify("m", Seconds(Now), signature, [], Now).Timestamp);
        Assert.Equal("", verifier.Verify("m", Seconds(Now), signature, [], Now).Message);
    }

    [Fact]
    public void Without_a_secret_or_before_1970_nothing_is_signed()
    {
        Assert.Contains("one secret", Assert.Throws<ArgumentException>(() => new WebhookSigner()).Message);
        Assert.Contains("one secret", Assert.Throws<ArgumentException>(() => new WebhookVerifier()).Message);
        Assert.Contains("1970", Assert.Throws<ArgumentOutOfRangeException>(() => new WebhookSigner(Secret).Sign("m", DateTimeOffset.UnixEpoch.AddSeconds(-1), "")).Message);
        Assert.Throws<ArgumentException>(() => new WebhookSigner(Secret).Sign("", Now, ""));
    }

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
