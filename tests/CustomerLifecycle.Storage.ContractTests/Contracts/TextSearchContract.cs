using CustomerLifecycle.Storage.ContractTests.Host;

namespace CustomerLifecycle.Storage.ContractTests.Contracts;

/// <summary>A text is found by its words, and a Chinese one by any run of its characters.</summary>
public abstract class TextSearchContract(string provider) : StorageContract(provider)
{
    [Fact]
    [Trait("Feature", "storage.search")]
    public async Task Chinese_is_found_by_one_two_and_three_characters()
    {
        await using ContractHost host = await OpenAsync();
        await IndexAsync(host, ("1", "我的电冰箱不制冷"), ("2", "冰淇淋机和烤箱"), ("3", "电饭煲"));

        await FindsAsync(host, "冰", "2", "1");
        await FindsAsync(host, "冰箱", "1");
        await FindsAsync(host, "电冰箱", "1");
        await FindsAsync(host, "不制冷", "1");
        await FindsAsync(host, "箱不制", "1");
        await FindsAsync(host, "电", "3", "1");
        await FindsAsync(host, "电 箱", "1");
        await FindsAsync(host, "冰电");
        await FindsAsync(host, "洗");
    }

    [Fact]
    public async Task English_is_found_by_whole_words_in_any_order_and_case()
    {
        await using ContractHost host = await OpenAsync();
        await IndexAsync(host, ("1", "The fridge makes a NOISE at night"), ("2", "fridges, noisy; model KFR-35GW/N1"));

        await FindsAsync(host, "noise fridge", "1");
        await FindsAsync(host, "FRIDGE", "1");
        await FindsAsync(host, "frid");
        await FindsAsync(host, "kfr", "2");
        await FindsAsync(host, "KFR-35GW", "2");
        await FindsAsync(host, "noise fridge kfr");
    }

    [Fact]
    public async Task Width_and_mixed_scripts_make_no_difference()
    {
        await using ContractHost host = await OpenAsync();
        await IndexAsync(host, ("1", "ＫＦＲ－３５ｇｗ空调Ａ款"), ("2", "Ärger mit dem Kühlschrank"), ("3", "𠮷野家的订单"));

        await FindsAsync(host, "kfr", "1");
        await FindsAsync(host, "35GW", "1");
        await FindsAsync(host, "空调", "1");
        await FindsAsync(host, "空调a款", "1");
        await FindsAsync(host, "ÄRGER kühlschrank", "2");
        await FindsAsync(host, "𠮷", "3");
        await FindsAsync(host, "𠮷野", "3");
    }

    [Fact]
    public async Task Names_of_all_of_europe_are_found_in_any_case_and_however_accents_are_written()
    {
        await using ContractHost host = await OpenAsync();
        await IndexAsync(host, ("1", "Łukasz Žižka"), ("2", "Їжак"), ("3", "Mu\u0308ller"), ("4", "ΌΧΙ"), ("5", "Đặng"));

        await FindsAsync(host, "łukasz ŽIŽKA", "1");
        await FindsAsync(host, "їжак", "2");
        await FindsAsync(host, "MÜLLER", "3");
        await FindsAsync(host, "mu\u0308ller", "3");
        await FindsAsync(host, "muller");
        await FindsAsync(host, "όχι", "4");
        await FindsAsync(host, "ĐẶNG", "5");
    }

    [Fact]
    public async Task A_new_text_replaces_the_old_and_none_removes_it()
    {
        await using ContractHost host = await OpenAsync();
        await IndexAsync(host, ("1", "红色 冰箱"));
        await IndexAsync(host, ("1", "蓝色 冰箱"));
        await FindsAsync(host, "红色");
        await FindsAsync(host, "蓝色", "1");
        await FindsAsync(host, "冰箱", "1");

        await IndexAsync(host, ("1", null), ("never there", null));
        await FindsAsync(host, "蓝色");
        await FindsAsync(host, "冰箱");
    }

    [Fact]
    public async Task Keys_come_in_descending_ordinal_order_and_no_more_than_asked_for()
    {
        await using ContractHost host = await OpenAsync();
        await IndexAsync(host, ("a", "x"), ("B", "x"), ("b", "x"), ("_", "x"), ("Z", "x"), ("é", "x"), ("10", "x"), ("9", "x"));

        await FindsAsync(host, "x", "é", "b", "a", "_", "Z", "B", "9", "10");
        Assert.Equal(["é", "b"], await host.Search.SearchAsync(Tenant, "items", "x", 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ,.!  ")]
    public async Task A_query_without_words_finds_nothing(string query)
    {
        await using ContractHost host = await OpenAsync();
        await IndexAsync(host, ("1", "text"), ("2", ""));

        await FindsAsync(host, query);
    }

    [Fact]
    public async Task Long_texts_and_queries_are_bounded_not_refused()
    {
        await using ContractHost host = await OpenAsync();
        await IndexAsync(host, ("1", string.Concat(Enumerable.Repeat("冰箱坏了 ", 2000)) + "end"));

        await FindsAsync(host, string.Concat(Enumerable.Repeat("冰箱坏了 ", 2000)), "1");
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Search.SearchAsync(Tenant, "items", "x", 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Search.SearchAsync(Tenant, "items", "x", 1001));
    }

    [Fact]
    public async Task Of_a_text_that_a_stranger_made_of_nothing_but_different_words_the_beginning_is_found()
    {
        await using ContractHost host = await OpenAsync();
        string[] words = [.. Enumerable.Range(0, 20_000).Select(i => $"w{i}")];
        await IndexAsync(host, ("1", string.Join(' ', words[..73])), ("2", string.Join(' ', words)));

        foreach (int i in new[] { 0, 63, 64, 71, 72 })
        {
            await FindsAsync(host, words[i], "2", "1");
        }

        await FindsAsync(host, words[TextTokenizer.MaxTokens - 1], "2");
        await FindsAsync(host, words[TextTokenizer.MaxTokens]);
    }

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("%")]
    [InlineData("\" OR *")]
    public async Task A_query_is_words_and_never_syntax(string query)
    {
        await using ContractHost host = await OpenAsync();
        await IndexAsync(host, ("1", "text"));

        await FindsAsync(host, query);
    }

    private static async Task IndexAsync(ContractHost host, params (string Key, string? Text)[] entries)
    {
        long version = (await host.Items.FindAsync(Tenant, "index"))?.Version ?? 0;
        CommitResult result = await host.Items.SaveAsync(
            Change("index") with { Search = [.. entries.Select(entry => new SearchEntry("items", entry.Key, entry.Text))] }, "index", version, "");
        Assert.Equal(CommitStatus.Committed, result.Status);
    }

    private static async Task FindsAsync(ContractHost host, string query, params string[] keys) =>
        Assert.Equal(keys, await host.Search.SearchAsync(Tenant, "items", query, 100));
}
