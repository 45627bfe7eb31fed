using CustomerLifecycle.Customers.Identity;

namespace CustomerLifecycle.Customers.Tests.Identity;

public sealed class ContactPointNormalizerTests
{
    [Theory]
    [InlineData("138 0013 8000", "+8613800138000")]
    [InlineData("+86-138-0013-8000", "+8613800138000")]
    [InlineData("0086 13800138000", "+8613800138000")]
    [InlineData("8613800138000", "+8613800138000")]
    [InlineData("１３８００１３８０００", "+8613800138000")]
    [InlineData("(021) 1234 5678", "+862112345678")]
    [InlineData("021-12345678 转 12", "+862112345678;ext=12")]
    [InlineData("021-12345678 ext. 12", "+862112345678;ext=12")]
    [InlineData("tel:+44 20 7946 0958", "+442079460958")]
    [InlineData("8001", "8001")]
    public void Phones_have_one_form(string given, string expected)
    {
        ContactPoint? normal = ContactPointNormalizer.Normalize(new ContactPoint(ContactPointKind.Phone, given), "86");

        Assert.Equal(expected, normal?.Value);
        Assert.Equal(normal, ContactPointNormalizer.Normalize(normal!, "86"));
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("12")]
    [InlineData("+1234567890123456")]
    public void What_is_no_phone_is_refused(string given) =>
        Assert.Null(ContactPointNormalizer.Normalize(new ContactPoint(ContactPointKind.Phone, given), "86"));

    [Fact]
    public void An_italian_number_keeps_its_zero() =>
        Assert.Equal("+390612345678", ContactPointNormalizer.Normalize(new ContactPoint(ContactPointKind.Phone, "06 1234 5678"), "39")?.Value);

    [Theory]
    [InlineData(" Wang.Fang@Example.CN ", "wang.fang@example.cn")]
    [InlineData("ｗａｎｇ＠example.cn", "wang@example.cn")]
    [InlineData("no-at-sign", null)]
    [InlineData("two@at@signs", null)]
    [InlineData("@example.cn", null)]
    [InlineData("wang@", null)]
    public void Addresses_fold_case_and_width(string given, string? expected) =>
        Assert.Equal(expected, ContactPointNormalizer.Normalize(new ContactPoint(ContactPointKind.Email, given))?.Value);

    [Fact]
    public void Ids_of_others_keep_their_case() =>
        Assert.Equal("oAbC-1", ContactPointNormalizer.Normalize(new ContactPoint(ContactPointKind.WeChatOpenId, " oAbC-1 "))?.Value);
}
