using System.Diagnostics.CodeAnalysis;
using System.Text;
using CustomerLifecycle.Bots.Contacts;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Bots.Tests.Contacts;

public sealed class ContactDetailExtractorTests
{
    [Theory]
    [InlineData("13812345678", "13812345678")]
    [InlineData("我的电话是138 1234 5678，下午打", "13812345678")]
    [InlineData("1 3 8 1 2 3 4 5 6 7 8", "13812345678")]
    [InlineData("138-1234-5678", "13812345678")]
    [InlineData("138.1234.5678", "13812345678")]
    [InlineData("１３８１２３４５６７８", "13812345678")]
    [InlineData("一三八一二三四五六七八", "13812345678")]
    [InlineData("幺三八 一二三四 五六七八", "13812345678")]
    [InlineData("一三八，一二三四，五六七八", "13812345678")]
    [InlineData("138一二三四5678", "13812345678")]
    [InlineData("壹叁捌壹贰叁肆伍陆柒捌", "13812345678")]
    [InlineData("①③⑧①②③④⑤⑥⑦⑧", "13812345678")]
    [InlineData("1️⃣3️⃣8️⃣12345678", "13812345678")]
    [InlineData("+86 138 1234 5678", "13812345678")]
    [InlineData("+8613812345678", "13812345678")]
    [InlineData("(+86)13812345678", "13812345678")]
    [InlineData("0086-13812345678", "13812345678")]
    [InlineData("86 13812345678", "13812345678")]
    [InlineData("tel13812345678", "13812345678")]
    [InlineData("13812345678一会儿打给我", "13812345678")]
    [InlineData("138 1234 5678 一会儿打给我", "13812345678")]
    [InlineData("2024-05-06 13812345678", "13812345678")]
    [InlineData("联系电话021-68812753", "02168812753")]
    [InlineData("010 62288559", "01062288559")]
    [InlineData("0571-8765 4321", "057187654321")]
    [InlineData("+44 7123 123456", "+447123123456")]
    [InlineData("call me on +1 541-754-3010", "+15417543010")]
    public void Finds_a_phone_however_it_is_written(string text, string expected)
    {
        var phone = Assert.Single(ContactDetailExtractor.Extract(text), detail => detail.Kind == ContactPointKind.Phone);
        Assert.Equal(expected, phone.Value);
        Assert.Null(phone.Problem);
        Assert.Equal(phone.Evidence, text.Substring(phone.Start, phone.Evidence.Length));
    }

    [Theory]
    [InlineData("我的电话是13812345678，微信同号", "13812345678")]
    [InlineData("138 1234 5678（微信同步）", "13812345678")]
    [InlineData("13812345678 微信也是这个", "13812345678")]
    [InlineData("my number is 13812345678, same on WeChat", "13812345678")]
    [InlineData("加我微信：lily_2020", "lily_2020")]
    [InlineData("微信号 wxid_abc123", "wxid_abc123")]
    [InlineData("我微信是LilyZhang", "LilyZhang")]
    [InlineData("薇信 zhang-88san", "zhang-88san")]
    [InlineData("加V：ab12345", "ab12345")]
    [InlineData("vx: ab12345", "ab12345")]
    [InlineData("wx13812345678", "13812345678")]
    [InlineData("微信13812345678", "13812345678")]
    [InlineData("my wechat id is johnsmith", "johnsmith")]
    [InlineData("WeChat: john_smith", "john_smith")]
    public void Finds_a_wechat_id_behind_its_many_names(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(ContactDetailExtractor.Extract(text), detail => detail.Kind == ContactPointKind.WeChat).Value);

    [Theory]
    [InlineData("qq 12345678", ContactPointKind.QQ, "12345678")]
    [InlineData("我的QQ号是：10001000", ContactPointKind.QQ, "10001000")]
    [InlineData("扣扣 88888888", ContactPointKind.QQ, "88888888")]
    [InlineData("Write to Jane.Doe+shop@Example.co.uk.", ContactPointKind.Email, "jane.doe+shop@example.co.uk")]
    [InlineData("邮箱ａｂｃ＠ｑｑ．ｃｏｍ谢谢", ContactPointKind.Email, "abc@qq.com")]
    [InlineData("12345678901@qq.com", ContactPointKind.Email, "12345678901@qq.com")]
    public void Finds_other_details_and_nothing_else(string text, ContactPointKind kind, string expected)
    {
        var detail = Assert.Single(ContactDetailExtractor.Extract(text));
        Assert.Equal((kind, expected), (detail.Kind, detail.Value));
    }

    [Theory]
    [InlineData("订单号 13812345678901")]
    [InlineData("身份证 310101199001011234")]
    [InlineData("银行卡 6222 0212 3456 7890 123")]
    [InlineData("card 4111 1111 1111 1111")]
    [InlineData("s13812345678")]
    [InlineData("13812345678x9")]
    [InlineData("价格是1380元，数量12345")]
    [InlineData("2024-05-06 12:30:45")]
    [InlineData("192.168.255.255")]
    [InlineData("1 506 64，37 41 4，38 5145")]
    [InlineData("add me on wechat please")]
    [InlineData("my wechat is broken")]
    [InlineData("微信支付可以吗")]
    [InlineData("thanks")]
    [InlineData("foo@bar")]
    [InlineData("@@@...@.com")]
    [InlineData("")]
    public void Does_not_take_other_numbers_and_words_for_contact_details(string text) =>
        Assert.Empty(ContactDetailExtractor.Extract(text));

    [Fact]
    public void Finds_several_details_in_their_order()
    {
        var details = ContactDetailExtractor.Extract("传真021-68804868电话021-68812753，13604779660或13604770960，a.b@c.cn");
        Assert.Equal(["02168804868", "02168812753", "13604779660", "13604770960", "a.b@c.cn"], details.Select(detail => detail.Value));
    }

    [Fact]
    public void Reads_a_reply_in_the_light_of_what_was_asked()
    {
        var awaited = new ContactDetailContext { IsAwaited = true, KnownPhone = "13812345678" };
        Assert.Equal("lily_2020", Assert.Single(ContactDetailExtractor.Extract("lily_2020", awaited)).Value);
        Assert.Empty(ContactDetailExtractor.Extract("lily_2020"));
        Assert.Equal((ContactPointKind.WeChat, "13812345678"), ContactDetailExtractor.Extract("微信同号", awaited) is [var same] ? (same.Kind, same.Value) : default);
        Assert.Equal(ContactDetailProblem.TooFewDigits, Assert.Single(ContactDetailExtractor.Extract("1381234567", awaited)).Problem);
        Assert.Equal(ContactDetailProblem.TooManyDigits, Assert.Single(ContactDetailExtractor.Extract("138123456789", awaited)).Problem);
        Assert.Empty(ContactDetailExtractor.Extract("1381234567"));
    }

    [Fact]
    public void Any_mobile_number_is_found_through_any_separators()
    {
        var digits = Gen.Choose(0, 9).ArrayOf(9);
        var separators = Gen.Elements("", " ", "-", ".", "  ").ArrayOf(10);
        Prop.ForAll(digits.SelectMany(d => separators.SelectMany(s => Gen.Choose(3, 9).Select(second => (d, s, second)))).ToArbitrary(), one =>
        {
            var number = "1" + one.second + string.Concat(one.d);
            var written = number[..1] + string.Concat(number.Skip(1).Select((digit, i) => one.s[i] + digit));
            return ContactDetailExtractor.Extract("电话" + written + "。") is [{ Kind: ContactPointKind.Phone } phone] && phone.Value == number;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Evidence_always_lies_where_it_says()
    {
        Prop.ForAll<string?>(text => ContactDetailExtractor.Extract(text ?? "").All(detail =>
            string.Equals(text!.Substring(detail.Start, detail.Evidence.Length), detail.Evidence, StringComparison.Ordinal))).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("a@")]
    [InlineData("@")]
    [InlineData("138 1234 5678 ")]
    [InlineData("a@b.co 13812345678 wx:ab12345 ")]
    [InlineData("微信号")]
    [InlineData("一，")]
    [SuppressMessage("Reliability", "CA2025", Justification = "The task owns nothing.")]
    public async Task A_megabyte_of_anything_is_read_at_once(string unit)
    {
        var text = new StringBuilder().Insert(0, unit, 1_000_000 / unit.Length).ToString();
        var reading = Task.Run(() => ContactDetailExtractor.Extract(text));

        // Far more than it needs on a busy machine, far less than quadratic time would take.
        Assert.True((await reading.WaitAsync(TimeSpan.FromSeconds(30))).Count <= ContactDetailExtractor.MaxDetails * 4);
    }
}
