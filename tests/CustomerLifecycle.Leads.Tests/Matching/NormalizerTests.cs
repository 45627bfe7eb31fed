using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads.Tests.Matching;

public sealed class NormalizerTests
{
    [Theory]
    [InlineData("陳偉強", "陈伟强")]
    [InlineData("劉德華先生", "刘德华")]
    [InlineData("王 伟", "王伟")]
    [InlineData("王伟（经理）", "王伟")]
    [InlineData("José García", "García José")]
    [InlineData("Müller, Jürgen", "Jurgen Muller")]
    [InlineData("Mr. John O'Neil", "ONeil John")]
    [InlineData("ＷＡＮＧ Ｗｅｉ", "wei wang")]
    public void Spellings_of_one_name_are_equal(string left, string right) =>
        Assert.Equal(NameNormalizer.Normalize(left)!.Key, NameNormalizer.Normalize(right)!.Key);

    [Theory]
    [InlineData("欧阳娜娜", "欧阳", "娜娜")]
    [InlineData("歐陽娜娜", "欧阳", "娜娜")]
    [InlineData("王伟", "王", "伟")]
    [InlineData("王先生", "王", "")]
    [InlineData("司马女士", "司马", "")]
    [InlineData("李总", "李", "")]
    [InlineData("小李", "李", "")]
    public void Chinese_names_are_taken_apart(string text, string surname, string given)
    {
        var name = NameNormalizer.Normalize(text)!;

        Assert.Equal((surname, given), (name.Surname, name.Given));
    }

    [Theory]
    [InlineData("123456")]
    [InlineData("--")]
    [InlineData(" ")]
    public void Text_without_letters_is_no_name(string text) => Assert.Null(NameNormalizer.Normalize(text));

    [Theory]
    [InlineData("Wang.Wei+shop@GMail.com", "wangwei@gmail.com")]
    [InlineData("wangwei@googlemail.com", "wangwei@gmail.com")]
    [InlineData("ｗａｎｇ＠１６３。com", "wang@163.com")]
    [InlineData(" <Li.Na@Example.com>; ", "li.na@example.com")]
    public void Spellings_of_one_mailbox_are_equal(string text, string expected) =>
        Assert.Equal(expected, EmailNormalizer.Normalize(text).Value);

    [Theory]
    [InlineData("wang@")]
    [InlineData("无")]
    [InlineData("a b@example.com")]
    [InlineData("a@localhost")]
    public void What_is_no_address_is_kept_and_flagged(string text)
    {
        var address = EmailNormalizer.Normalize(text);

        Assert.False(address.IsValid);
        Assert.Equal(text, address.Value);
    }

    [Theory]
    [InlineData("深圳市腾讯计算机系统有限公司", "腾讯计算机系统")]
    [InlineData("騰訊計算機系統（深圳）有限公司", "腾讯计算机系统深圳")]
    [InlineData("北京小米科技有限责任公司", "小米科技")]
    [InlineData("Acme Trading Co., Ltd.", "acme trading")]
    [InlineData("ACME TRADING LIMITED", "acme trading")]
    public void Companies_lose_their_legal_form_and_region(string text, string expected) =>
        Assert.Equal(expected, CompanyNormalizer.Normalize(text));

    [Theory]
    [InlineData("深圳市", "深圳")]
    [InlineData("广东省深圳市", "深圳")]
    [InlineData("廣州", "广州")]
    public void Cities_lose_their_unit(string text, string expected) => Assert.Equal(expected, PlaceNormalizer.Normalize(text));
}
