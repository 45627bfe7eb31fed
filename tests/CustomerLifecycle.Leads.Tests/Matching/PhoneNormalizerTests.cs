using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads.Tests.Matching;

public sealed class PhoneNormalizerTests
{
    private static readonly PhoneNormalizer Phones = new();

    [Theory]
    [Trait("Feature", "leads.phone-numbers")]
    [InlineData("13800138001")]
    [InlineData("138-0013-8001")]
    [InlineData("138 0013 8001")]
    [InlineData("+86 138 0013 8001")]
    [InlineData("8613800138001")]
    [InlineData("0086-138-00138001")]
    [InlineData("(+86)13800138001")]
    [InlineData("（86）１３８００１３８００１")]
    [InlineData("013800138001")]
    [InlineData("17951 13800138001")]
    [InlineData("13800138001.0")]
    [InlineData("'13800138001")]
    [InlineData("\u202D13800138001\u202C")]
    public void A_mobile_number_is_the_same_however_it_is_written(string written)
    {
        var number = Phones.Normalize(written);

        Assert.Null(number.Problem);
        Assert.Equal("+8613800138001", number.Value);
        Assert.Equal(PhoneKind.Mobile, number.Kind);
    }

    [Theory]
    [InlineData("010-62345678", "+861062345678", null)]
    [InlineData("(0755) 2345 6789", "+8675523456789", null)]
    [InlineData("86-755-23456789", "+8675523456789", null)]
    [InlineData("+86 (0)21 6234 5678", "+862162345678", null)]
    [InlineData("010-62345678-801", "+861062345678", "801")]
    [InlineData("010-62345678转801", "+861062345678", "801")]
    [InlineData("０７５５－２３４５６７８９ ext. 12", "+8675523456789", "12")]
    public void A_fixed_line_keeps_its_extension(string written, string e164, string? extension)
    {
        var number = Phones.Normalize(written);

        Assert.Null(number.Problem);
        Assert.Equal(e164, number.Value);
        Assert.Equal(extension, number.Extension);
        Assert.Equal(PhoneKind.Landline, number.Kind);
    }

    [Theory]
    [InlineData("400-820-8820", "+864008208820")]
    [InlineData("+852 6123 4567", "+85261234567")]
    [InlineData("00852-61234567", "+85261234567")]
    [InlineData("+886 0912 345 678", "+886912345678")]
    [InlineData("+44 (0)20 7946 0018", "+442079460018")]
    [InlineData("+1 (212) 555-0123", "+12125550123")]
    [InlineData("+49 30 901820", "+4930901820")]
    public void Service_numbers_and_other_countries_are_read(string written, string e164) =>
        Assert.Equal(e164, Phones.Normalize(written).Value);

    [Theory]
    [InlineData("62345678", "area code")]
    [InlineData("1380013800", "digit is missing")]
    [InlineData("138001380012", "Too many digits")]
    [InlineData("1.38E+10", "scientific")]
    [InlineData("微信同号", "no part of")]
    [InlineData("10086", "short code")]
    [InlineData("13800000000", "placeholder")]
    [InlineData("12012345679", "prefix")]
    public void What_is_no_number_is_kept_as_given_and_says_why(string written, string problem)
    {
        var number = Phones.Normalize(written);

        Assert.False(number.IsValid);
        Assert.Equal(written, number.Value);
        Assert.Contains(problem, number.Problem, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_local_number_gets_the_default_area_code() =>
        Assert.Equal("+861062345678", new PhoneNormalizer("CN", "010").Normalize("6234 5678").Value);

    [Fact]
    public void Another_default_region_reads_its_own_numbers() =>
        Assert.Equal("+442079460018", new PhoneNormalizer("GB").Normalize("020 7946 0018").Value);

    [Fact]
    public void An_unknown_region_is_refused_with_the_known_ones() =>
        Assert.Contains("CN", Assert.Throws<ArgumentException>(() => new PhoneNormalizer("XX")).Message);

    [Fact]
    public void A_number_is_masked_in_text() =>
        Assert.DoesNotContain("0013800", Phones.Normalize("13800138001").ToString());
}
