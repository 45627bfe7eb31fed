using CustomerLifecycle.Customers.Identity;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Customers.Tests.Identity;

public sealed class IdentityLawTests
{
    private static readonly Gen<ContactPoint> Point = Gen.OneOf(
        Gen.Choose(1, 4).Select(IdentityWorld.Phone),
        Gen.Choose(1, 4).Select(n => IdentityWorld.Email("e" + (char)('0' + n))),
        Gen.Choose(1, 4).Select(IdentityWorld.Member),
        Gen.Choose(1, 3).Select(n => IdentityWorld.Visitor("v" + (char)('0' + n))));

    private static readonly Arbitrary<ContactPoint[][]> History =
        Gen.Choose(1, 3).SelectMany(n => Gen.ArrayOf(Point, n)).ArrayOf(12).ToArbitrary();

    [Fact]
    public void The_order_of_the_points_of_a_contact_changes_nothing() => Prop.ForAll(History, history =>
    {
        IdentityWorld one = new();
        IdentityWorld other = new();
        return history.All(points => one.See(points).Customer == other.See([.. points.Reverse(), points[0]]).Customer);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_customer_exceeds_a_limit_whatever_happens() => Prop.ForAll(History, history =>
    {
        IdentityWorld world = new();
        return history.All(points =>
        {
            CustomerId customer = world.See(points).Customer!.Value;
            return world.Graph.PointsOf(customer).Where(point => !world.Graph.IsShared(point)).GroupBy(point => point.Kind)
                .All(kind => kind.Count() <= IdentityPolicy.Default.For(kind.Key).MaxPerCustomer);
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Undoing_every_merge_leaves_each_record_alone() => Prop.ForAll(History, history =>
    {
        IdentityWorld world = new();
        CustomerId[] customers = [.. history.Select(points => world.See(points).Customer!.Value)];
        foreach (CustomerMerge merge in customers.SelectMany(customer => world.Graph.MergesOf(customer)).Where(m => m.State == MergeState.Active).ToList())
        {
            world.Undo(merge.Absorbed.Value, merge.Kept.Value);
        }

        return customers.All(customer => world.Graph.RecordsOf(customer).Count == 1 && world.Graph.RootOf(customer) == customer);
    }).QuickCheckThrowOnFailure();
}
