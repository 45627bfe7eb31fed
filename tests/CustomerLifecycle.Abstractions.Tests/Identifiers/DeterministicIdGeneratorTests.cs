namespace CustomerLifecycle.Abstractions.Tests.Identifiers;

public sealed class DeterministicIdGeneratorTests
{
    [Fact]
    public void The_same_run_makes_the_same_ids_and_another_run_others()
    {
        Assert.Equal(Take(new DeterministicIdGenerator("run"), 100), Take(new DeterministicIdGenerator("run"), 100));
        Assert.Empty(Take(new DeterministicIdGenerator("run"), 100).Intersect(Take(new DeterministicIdGenerator("another run"), 100)));
    }

    [Fact]
    public void A_step_that_is_run_again_makes_the_same_ids_whatever_was_made_before()
    {
        DeterministicIdGenerator first = new("run");
        DeterministicIdGenerator second = new("run");
        Take(second, 17);

        Assert.Equal(InScope(first, "step"), InScope(second, "step"));
        Assert.Equal(InScope(first, "step"), InScope(first, "step"));
        Assert.Empty(InScope(first, "step").Intersect(InScope(first, "another step")));
        Assert.Empty(InScope(first, "step").Intersect(Take(first, 100)));
    }

    [Fact]
    public void An_inner_scope_ends_where_the_outer_one_goes_on()
    {
        DeterministicIdGenerator plain = new("run");
        DeterministicIdGenerator nested = new("run");
        Guid[] expected = InScope(plain, "outer");

        using (nested.EnterScope("outer"))
        {
            Guid first = nested.NewGuid();
            Guid[] inner = InScope(nested, "inner");
            Guid second = nested.NewGuid();

            Assert.Equal(expected[..2], [first, second]);
            Assert.Equal(InScope(plain, "inner"), inner);
        }
    }

    [Fact]
    public async Task Steps_that_run_at_the_same_time_do_not_disturb_each_other()
    {
        DeterministicIdGenerator alone = new("run");
        DeterministicIdGenerator busy = new("run");

        Guid[][] made = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(async () =>
        {
            using (busy.EnterScope($"step {i}"))
            {
                List<Guid> ids = [];
                for (int n = 0; n < 10; n++)
                {
                    ids.Add(busy.NewGuid());
                    await Task.Yield();
                }

                return ids.ToArray();
            }
        })));

        Assert.All(made.Index(), step => Assert.Equal(InScope(alone, $"step {step.Index}"), step.Item));
    }

    [Fact]
    public void Ids_are_uuids_of_version_8_that_do_not_change_between_releases()
    {
        Guid id = new DeterministicIdGenerator("run").NewGuid();

        Assert.Equal(8, id.Version);
        Assert.Equal(Guid.Parse("2aadfd12-3905-8d4a-b0a9-3ece2aebd52a"), id);
    }

    [Fact]
    public void A_run_and_a_scope_need_a_name()
    {
        Assert.Throws<ArgumentException>(() => new DeterministicIdGenerator(""));
        Assert.Throws<ArgumentException>(() => new DeterministicIdGenerator("run").EnterScope(""));
    }

    private static Guid[] InScope(DeterministicIdGenerator ids, string scope)
    {
        using (ids.EnterScope(scope))
        {
            return Take(ids, 10);
        }
    }

    private static Guid[] Take(DeterministicIdGenerator ids, int count) => [.. Enumerable.Range(0, count).Select(_ => ids.NewGuid())];
}
