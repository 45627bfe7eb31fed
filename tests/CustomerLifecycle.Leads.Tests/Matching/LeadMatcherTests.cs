using CustomerLifecycle.Leads.Matching;

namespace CustomerLifecycle.Leads.Tests.Matching;

public sealed class LeadMatcherTests
{
    private static readonly LeadMatcher Matcher = new();

    [Fact]
    [Trait("Feature", "leads.matching")]
    public void One_person_with_two_phones_is_found_by_email_and_a_traditional_spelling()
    {
        var index = Matcher.CreateIndex();
        index.Put("a", Lead("陳偉強", phone: "13800138001", email: "chen.wq@example.com"));

        var found = index.Resolve(Lead("陈伟强", phone: "13911112222", email: "Chen.WQ@example.com"));

        Assert.Equal(MatchResolutionKind.Duplicate, found.Kind);
        Assert.Contains("email exact", found.Best!.Score.Reason);
        Assert.Contains("name exact", found.Best.Score.Reason);
    }

    [Fact]
    public void One_person_is_found_by_wechat_and_initials() =>
        Assert.Equal(MatchResolutionKind.Duplicate, Resolve(
            Lead("John Smith", phone: "+44 20 7946 0018", wechat: "js_london77"),
            Lead("J. Smith", phone: "+44 20 7946 0999", wechat: "JS_London77")).Kind);

    [Fact]
    public void One_person_is_found_by_name_and_company_alone() =>
        Assert.Equal(MatchResolutionKind.Duplicate, Resolve(
            Lead("欧阳明远", phone: "13800138001", company: "深圳市大疆创新科技有限公司", city: "深圳市"),
            Lead("歐陽明遠", email: "omy@example.com", company: "大疆创新", city: "深圳")).Kind);

    [Fact]
    public void Two_people_called_Wang_Wei_in_one_city_stay_two() =>
        Assert.Equal(MatchResolutionKind.New, Resolve(
            Lead("王伟", phone: "13800138001", city: "北京"),
            Lead("王伟", phone: "13911112222", city: "北京市")).Kind);

    [Fact]
    public void A_rare_name_is_stronger_evidence_than_a_frequent_one()
    {
        var frequent = Matcher.Compare(Lead("王伟"), Lead("王伟"));
        var rare = Matcher.Compare(Lead("司马相如"), Lead("司馬相如"));

        Assert.True(rare.Weight > frequent.Weight + 5, $"{rare.Weight} against {frequent.Weight}");
    }

    [Fact]
    public void A_lead_with_nothing_but_its_number_is_found() =>
        Assert.Equal(MatchResolutionKind.Duplicate, Resolve(
            Lead(null, phone: "+86 138 0013 8001"), Lead("李娜", phone: "13800138001")).Kind);

    [Fact]
    public void One_number_with_two_names_is_left_to_a_person() =>
        Assert.Equal(MatchResolutionKind.Possible, Resolve(
            Lead("王伟", phone: "13800138001"), Lead("李娜", phone: "13800138001")).Kind);

    [Fact]
    public void Colleagues_at_one_switchboard_stay_apart() =>
        Assert.Equal(MatchResolutionKind.New, Resolve(
            Lead("王伟", phone: "010-62345678", company: "小米科技"), Lead("李娜", phone: "010-62345678", company: "小米科技")).Kind);

    [Fact]
    public void One_mistyped_digit_does_not_hide_a_person() =>
        Assert.Equal(MatchResolutionKind.Duplicate, Resolve(
            Lead("张建国", phone: "13800138001", city: "成都"), Lead("張建國", phone: "13800138011", city: "成都")).Kind);

    [Fact]
    public void A_wechat_id_that_is_the_mobile_number_is_evidence_once()
    {
        var score = Matcher.Compare(
            Lead("王伟", phone: "13800138001", wechat: "13800138001"), Lead("李娜", phone: "13800138001", wechat: "13800138001"));

        Assert.DoesNotContain(score.Fields, field => field.Field == "identity");
    }

    [Fact]
    [Trait("Feature", "leads.explain")]
    public void The_waterfall_adds_up_and_shows_no_personal_data()
    {
        var score = Matcher.Compare(
            Lead("王伟", phone: "13800138001", email: "ww@example.com"), Lead("王伟", phone: "13911112222", email: "ww@example.com"));

        Assert.Equal(score.Weight, score.PriorWeight + score.Fields.Sum(field => field.Weight), 9);
        Assert.DoesNotContain("example.com", score.Explain());
        Assert.DoesNotContain("13800138001", score.Explain());
        Assert.StartsWith("prior", score.Explain());
        Assert.EndsWith("probability 1.0000", score.Explain());
    }

    [Fact]
    public void A_model_survives_json_and_its_weights_are_used()
    {
        var distrust = new MatchModel
        {
            Fields = [new FieldWeights("email", [.. FieldComparison.Email.Levels.Select(level => level with { M = 0.5, U = 0.5 })])],
        };

        var matcher = new LeadMatcher(new MatchOptions { Model = MatchModel.FromJson(distrust.ToJson()) });

        Assert.Equal(0, Assert.Single(matcher.Compare(Lead(null, email: "a@b.cn"), Lead(null, email: "a@b.cn")).Fields).Weight);
    }

    [Fact]
    public void A_model_of_a_newer_version_is_refused() =>
        Assert.Throws<NotSupportedException>(() => MatchModel.FromJson(new MatchModel { Version = 99 }.ToJson()));

    [Fact]
    public void A_removed_record_is_found_no_more()
    {
        var index = Matcher.CreateIndex();
        index.Put("a", Lead("王伟", phone: "13800138001"));

        Assert.True(index.Remove("a"));

        Assert.Equal(MatchResolutionKind.New, index.Resolve(Lead("王伟", phone: "13800138001")).Kind);
        Assert.Equal(0, index.Count);
    }

    private static MatchResolution Resolve(LeadDetails known, LeadDetails arriving) => Matcher.Resolve(arriving, [("known", known)]);

    private static LeadDetails Lead(
        string? name, string? phone = null, string? email = null, string? wechat = null, string? company = null, string? city = null) =>
        TestLeads.Details(name, phone, email, wechat, company, city);
}
