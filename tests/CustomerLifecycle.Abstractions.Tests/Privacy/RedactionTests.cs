using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Abstractions.Tests.Privacy;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("call 13800138000 now", "13800138000")]
    [InlineData("call +86 138-0013-8000 now", "138-0013-8000")]
    [InlineData("call (010) 6552.9988", "6552.9988")]
    [InlineData("call １３８００１３８０００", "１３８００１３８０００")]
    [InlineData("身份证110101199003078888号", "110101199003078888")]
    [InlineData("mail li.wei+news@example.com.cn, please", "li.wei+news@")]
    [InlineData("<a_b%c@x.cn>", "a_b%c@")]
    [InlineData("wechat@13800138000", "13800138000")]
    [InlineData("two: a.b@c.de and 13900139000", "13900139000")]
    public void Numbers_and_addresses_are_masked(string text, string secret)
    {
        string masked = Redaction.Text(text);

        Assert.DoesNotContain(secret, masked);
        Assert.Contains("*", masked);
        Assert.Equal(masked, Redaction.Text(masked));
    }

    [Theory]
    [InlineData("")]
    [InlineData("order 12345 costs 199.00")]
    [InlineData("a @ b")]
    [InlineData("SQLITE_BUSY (5): database is locked")]
    [InlineData("产品型号 KFR-35GW")]
    public void Other_text_stays(string text) => Assert.Equal(text, Redaction.Text(text));

    [Fact]
    public void No_text_is_an_empty_one() => Assert.Equal("", Redaction.Text(null));

    [Fact]
    public void A_masked_text_has_no_run_of_seven_digits() => Prop.ForAll(
        Gen.ListOf(Gen.Elements("1", "23", "4567", " ", "-", "(", ")", ".", "+", "a", "x.cn", "电", "\n")).ToArbitrary(),
        parts =>
        {
            string masked = Redaction.Text(string.Concat(parts));
            string digits = string.Concat(masked.Where(c => char.IsAsciiDigit(c) || c is not (' ' or '-' or '(' or ')' or '.')));
            int run = 0;
            return digits.All(c => (run = char.IsAsciiDigit(c) ? run + 1 : 0) < 7);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(ContactPointKind.Phone, "13800138000")]
    [InlineData(ContactPointKind.Email, "li.wei@example.com")]
    [InlineData(ContactPointKind.WeChat, "li-wei-1990")]
    [InlineData(ContactPointKind.Visitor, "abc")]
    [InlineData(ContactPointKind.Email, "no address")]
    public void A_contact_point_never_shows_its_value(ContactPointKind kind, string value)
    {
        ContactPoint point = new(kind, value);

        Assert.DoesNotContain(value, point.ToString());
        Assert.StartsWith(kind + ":", point.ToString());
        Assert.Equal(value, point.Value);
        Assert.DoesNotContain(value, $"{point}");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    public void A_contact_point_needs_a_value(string value) => Assert.Throws<ArgumentException>(() => new ContactPoint(ContactPointKind.Phone, value));

    [Fact]
    public void A_contact_point_is_at_most_320_characters()
    {
        Assert.Equal(320, new ContactPoint(ContactPointKind.Email, new string('x', 320)).Value.Length);
        Assert.DoesNotContain("xxxx", Assert.Throws<ArgumentException>(() => new ContactPoint(ContactPointKind.Email, new string('x', 321))).Message);
    }
}
