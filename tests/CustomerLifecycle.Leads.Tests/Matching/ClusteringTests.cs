using CustomerLifecycle.Leads.Matching;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Leads.Tests.Matching;

public sealed class ClusteringTests
{
    private static readonly string[] Names = ["王伟", "王芳", "陳偉強", "陈伟强", "李娜", "欧阳明远", "歐陽明遠", "John Smith", "Smith, J.", "司马相如"];
    private static readonly string[] Phones = ["13800138001", "+86 138 0013 8001", "13911112222", "13911112223", "010-62345678", "18666667771"];
    private static readonly string[] Emails = ["chen.wq@example.com", "Chen.WQ@example.com", "info@example.com", "js@example.org"];
    private static readonly string[] Cities = ["北京", "北京市", "深圳", "成都"];
    private static readonly string[] Companies = ["小米科技", "北京小米科技有限责任公司", "大疆创新"];

    private static readonly Gen<LeadDetails> AnyLead =
        from name in Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>(Names))
        from phone in Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>(Phones))
        from email in Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>(Emails))
        from city in Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>(Cities))
        from company in Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>(Companies))
        select TestLeads.Details(name, phone, email, null, company, city);

    [Fact]
    public void A_score_is_the_same_from_both_sides() => Prop.ForAll(AnyLead.Two().ToArbitrary(), pair =>
    {
        var matcher = new LeadMatcher();
        return Math.Abs(matcher.Compare(pair.Item1, pair.Item2).Weight - matcher.Compare(pair.Item2, pair.Item1).Weight) < 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_record_is_in_one_cluster_and_their_order_does_not_matter() => Prop.ForAll(AnyLead.ListOf(30).ToArbitrary(), leads =>
    {
        var matcher = new LeadMatcher();
        var records = leads.Select((lead, i) => ($"lead-{i:D3}", lead)).ToArray();
        var forwards = matcher.Cluster(records);
        var backwards = matcher.Cluster(records.Reverse());
        return Text(forwards) == Text(backwards)
            && forwards.Clusters.Sum(cluster => cluster.Members.Count) == records.Length
            && forwards.Clusters.All(cluster => cluster.Id == cluster.Members[0])
            && forwards.Pairs.SequenceEqual(backwards.Pairs);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_two_records_that_look_up_as_duplicates_are_compared_in_a_batch() => Prop.ForAll(AnyLead.Two().ToArbitrary(), pair =>
    {
        var matcher = new LeadMatcher();
        var index = matcher.CreateIndex();
        index.Put("a", pair.Item1);
        var duplicate = index.Resolve(pair.Item2).Kind == MatchResolutionKind.Duplicate;
        return duplicate == (matcher.Cluster([("a", pair.Item1), ("b", pair.Item2)]).Clusters.Count == 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    [Trait("Feature", "leads.clusters")]
    public void A_record_that_is_like_two_people_does_not_chain_them()
    {
        // A household: the middle record carries both names' numbers but can be one of them only.
        var clusters = new LeadMatcher().Cluster(
        [
            ("a", TestLeads.Details("王伟", phone: "13800138001", email: "ww@example.com", city: "北京")),
            ("b", TestLeads.Details(null, phone: "13800138001", wechat: "family_wl")),
            ("c", TestLeads.Details("李娜", phone: "13911112222", email: "ln@example.com", wechat: "family_wl", city: "成都")),
        ]).Clusters;

        Assert.DoesNotContain(clusters, cluster => cluster.Members.Contains("a") && cluster.Members.Contains("c"));
        Assert.Equal(2, clusters.Count);
    }

    [Fact]
    public void Spellings_of_one_person_are_one_cluster_named_by_its_first_id()
    {
        var clustering = new LeadMatcher().Cluster(
        [
            ("3", TestLeads.Details("陈伟强", phone: "13911112222", email: "chen.wq@example.com")),
            ("1", TestLeads.Details("陳偉強", phone: "138-0013-8001", email: "Chen.WQ@example.com")),
            ("2", TestLeads.Details(null, phone: "+8613800138001")),
            ("4", TestLeads.Details("王伟", phone: "18666667771")),
        ]);

        Assert.Equal(["1:1,2,3", "4:4"], clustering.Clusters.Select(cluster => $"{cluster.Id}:{string.Join(',', cluster.Members)}"));
    }

    [Fact]
    public void A_block_that_is_too_large_is_split_and_the_rest_reported()
    {
        var options = new MatchOptions { MaxBlockSize = 5 };
        var switchboard = Enumerable.Range(0, 20).Select(i => ($"{i:D2}", TestLeads.Details(i < 18 ? $"员工{i % 9}" : null, phone: "010-62345678")));
        var nameless = Enumerable.Range(20, 10).Select(i => ($"{i:D2}", TestLeads.Details(null, phone: "010-62345678")));

        var clustering = new LeadMatcher(options).Cluster(switchboard.Concat(nameless));

        Assert.Equal(new SkippedBlock("phone", 12), Assert.Single(clustering.Skipped));
    }

    [Fact]
    public void A_large_group_of_equal_records_stays_one_cluster()
    {
        var options = new MatchOptions { MaxComponentSize = 10 };
        var records = Enumerable.Range(0, 40).Select(i => ($"{i:D2}", TestLeads.Details("欧阳明远", phone: "13800138001", email: "omy@example.com")));

        Assert.Single(new LeadMatcher(options).Cluster(records).Clusters);
    }

    [Fact]
    public void Ids_must_be_unique() => Assert.Throws<ArgumentException>(() =>
        new LeadMatcher().Cluster([("a", TestLeads.Details("王伟")), ("a", TestLeads.Details("李娜"))]));

    private static string Text(MatchClustering clustering) =>
        string.Join(';', clustering.Clusters.Select(cluster => $"{cluster.Id}={string.Join(',', cluster.Members)}"));
}
