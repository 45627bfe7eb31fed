using CustomerLifecycle.Customers.Identity;
using static CustomerLifecycle.Customers.Tests.Identity.IdentityWorld;

namespace CustomerLifecycle.Customers.Tests.Identity;

public sealed class IdentityResolverTests
{
    private readonly IdentityWorld _world = new();

    [Fact]
    public void A_first_ring_founds_a_customer_and_the_second_ring_finds_it()
    {
        IdentityDecision first = _world.See(Phone(1));
        IdentityDecision second = _world.See(Phone(1));

        Assert.Equal(IdentityOutcome.New, first.Outcome);
        Assert.Equal(IdentityOutcome.Known, second.Outcome);
        Assert.Equal(first.Customer, second.Customer);
        Assert.Equal(IdentityCertainty.Strong, second.Certainty);
        Assert.Empty(second.Changes);
    }

    [Fact]
    public void No_usable_contact_point_founds_nobody()
    {
        IdentityWorld world = new(IdentityPolicy.Default with { Ignored = [Phone(9)] });

        IdentityDecision decision = world.See(Phone(9));

        Assert.Equal(IdentityOutcome.Unidentified, decision.Outcome);
        Assert.Null(decision.Customer);
        Assert.Equal([new IdentityReason(IdentityReasonCode.Ignored, ContactPointKind.Phone)], decision.Reasons);
    }

    [Fact]
    public void A_strong_identifier_seen_with_two_customers_makes_them_one_and_says_why()
    {
        CustomerId byPhone = _world.See(Phone(1)).Customer!.Value;
        CustomerId byMail = _world.See(Email("wang")).Customer!.Value;

        IdentityDecision both = _world.See(Email("wang"), Phone(1));

        Assert.Equal(IdentityOutcome.Merged, both.Outcome);
        Assert.Equal(byPhone, both.Customer);
        Assert.Contains(new IdentityReason(IdentityReasonCode.Merged, ContactPointKind.Phone, byMail), both.Reasons);
        Assert.Equal(byPhone, _world.See(Email("wang")).Customer);
        CustomerMerge merge = Assert.Single(_world.Graph.MergesOf(byPhone));
        Assert.Equal([Phone(1)], merge.By);
    }

    [Trait("Feature", "customers.identity-rules")]
    [Fact]
    public void Weak_identifiers_never_join_two_people()
    {
        _world.See(Phone(1), Visitor("tablet"));
        IdentityDecision second = _world.See(Phone(2), Visitor("tablet"));
        IdentityDecision again = _world.See(Phone(1), Visitor("tablet"));

        Assert.Equal(IdentityOutcome.New, second.Outcome);
        Assert.Contains(second.Reasons, reason => reason.Code == IdentityReasonCode.WeakNeverMerges);
        Assert.NotEqual(second.Customer, again.Customer);
        Assert.Empty(_world.Graph.MergesOf(again.Customer!.Value));
    }

    [Fact]
    public void A_weak_identifier_recognises_with_doubt_and_names_who_else_it_may_be()
    {
        CustomerId first = _world.See(Phone(1), Visitor("tablet")).Customer!.Value;
        Assert.Equal((first, IdentityCertainty.Weak), Answer(_world.See(Visitor("tablet"))));

        CustomerId second = _world.See(Phone(2), Visitor("tablet")).Customer!.Value;
        IdentityDecision either = _world.See(Visitor("tablet"));

        Assert.Equal((second, IdentityCertainty.Weak), Answer(either));
        Assert.Equal([first], either.Alternatives);
    }

    [Fact]
    public void An_anonymous_visitor_becomes_the_person_who_gives_a_number()
    {
        CustomerId anonymous = _world.See(Visitor("browser")).Customer!.Value;

        IdentityDecision known = _world.See(Visitor("browser"), Phone(1));

        Assert.Equal((anonymous, IdentityCertainty.Strong), Answer(known));
        Assert.Equal(anonymous, _world.See(Phone(1)).Customer);
    }

    [Fact]
    public void An_anonymous_visitor_is_taken_in_by_the_known_customer_who_signs_in()
    {
        CustomerId anonymous = _world.See(Visitor("browser")).Customer!.Value;
        CustomerId member = _world.See(Member(1)).Customer!.Value;

        IdentityDecision signedIn = _world.See(Visitor("browser"), Member(1));

        Assert.Equal((member, IdentityCertainty.Strong), Answer(signedIn));
        Assert.Equal(member, _world.Graph.RootOf(anonymous));
    }

    [Fact]
    public void Members_who_share_a_phone_stay_apart()
    {
        CustomerId mother = _world.See(Member(1), Phone(1)).Customer!.Value;
        IdentityDecision father = _world.See(Member(2), Phone(1));

        Assert.Equal(IdentityOutcome.New, father.Outcome);
        Assert.Contains(new IdentityReason(IdentityReasonCode.LimitReached, ContactPointKind.Member, mother), father.Reasons);
        IdentityDecision ring = _world.See(Phone(1));
        Assert.Equal(IdentityCertainty.Weak, ring.Certainty);
        Assert.Equal([mother, father.Customer!.Value], ring.Alternatives.Append(ring.Customer!.Value).Order(Comparer<CustomerId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))));
    }

    [Fact]
    public void A_shared_number_lets_go_of_the_strangers_it_had_joined()
    {
        string[] names = ["an", "bo", "cai", "dong"];
        IdentityDecision[] seen = [.. names.Select(name => _world.See(Email(name), Phone(1)))];

        Assert.Equal(seen[0].Customer, seen[2].Customer);
        Assert.Contains(seen[3].Reasons, reason => reason.Code == IdentityReasonCode.MergeDissolved);
        CustomerId[] afterwards = [.. names.Select(name => _world.See(Email(name)).Customer!.Value)];
        Assert.Equal(4, afterwards.Distinct().Count());
        Assert.Equal(seen[0].Customer, afterwards[0]);
    }

    [Fact]
    public void Who_calls_from_a_shared_number_alone_enters_nobodys_history()
    {
        CustomerId[] staff = [.. Enumerable.Range(1, 4).Select(n => _world.See(Member(n), Phone(1)).Customer!.Value)];

        IdentityDecision ring = _world.See(Phone(1));
        IdentityDecision next = _world.See(Phone(1));

        Assert.DoesNotContain(ring.Customer!.Value, staff);
        Assert.Equal(ring.Customer, next.Customer);
        Assert.Equal(staff.Length, ring.Alternatives.Count);
        Assert.Equal(IdentityCertainty.Weak, ring.Certainty);
    }

    [Fact]
    public void An_undone_merge_gives_each_side_back_what_it_had_and_is_not_made_again()
    {
        _world.See(Phone(1), Email("wang"));
        _world.See(Member(7), Phone(2));
        _world.See(Member(7), Phone(1));
        Assert.Equal("c1", _world.Root("c2"));

        Assert.NotEmpty(_world.Undo("c1", "c2"));

        Assert.Equal("c1", _world.See(Email("wang")).Customer!.Value.Value);
        Assert.Equal("c1", _world.See(Phone(1)).Customer!.Value.Value);
        Assert.Equal("c2", _world.See(Phone(2)).Customer!.Value.Value);
        IdentityDecision again = _world.See(Member(7), Phone(1));
        Assert.Equal("c2", again.Customer!.Value.Value);
        Assert.Contains(again.Reasons, reason => reason.Code == IdentityReasonCode.KeptApart);
        Assert.Empty(_world.Undo("c1", "c2"));
    }

    [Fact]
    public void Undoing_one_of_two_merges_splits_only_the_halves_it_joined()
    {
        _world.See(Phone(1));
        _world.See(Email("wang"));
        _world.See(Member(7));
        _world.See(Phone(1), Email("wang"));
        _world.See(Email("wang"), Member(7));

        _world.Undo("c1", "c2");

        Assert.Equal("c1", _world.Root("c1"));
        Assert.Equal("c2", _world.Root("c2"));
        Assert.Equal("c2", _world.Root("c3"));
    }

    private static (CustomerId?, IdentityCertainty) Answer(IdentityDecision decision) => (decision.Customer, decision.Certainty);
}
