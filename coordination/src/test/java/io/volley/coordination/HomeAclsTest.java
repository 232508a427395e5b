package io.volley.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.zookeeper.ZooDefs.Ids;
import org.apache.zookeeper.ZooDefs.Perms;
import org.apache.zookeeper.data.ACL;
import org.apache.zookeeper.data.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HomeAclsTest {
    private final HomeAcls acls = new HomeAcls("/some/volley");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/some", "/some/volley", "/some/volley/apps", "/some/volley/pools"})
    void letsEverybodyHaveAHome(String shared) {
        assertThat(acls.getAclForPath(shared))
                .containsExactly(new ACL(Perms.READ | Perms.CREATE | Perms.DELETE, Ids.ANYONE_ID_UNSAFE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/some", "/some/volley", "/some/volley/apps", "/some/volley/pools"})
    void letsThoseHaveAHomeWhomItIsTold(String path) {
        HomeAcls closed = new HomeAcls("/some/volley", "sasl:spark/host@EXAMPLE.COM:cdr, digest:ops:c2VjcmV0=:cdrwa");

        assertThat(closed.getAclForPath(path))
                .containsExactly(
                        new ACL(Perms.READ | Perms.CREATE | Perms.DELETE, new Id("sasl", "spark/host@EXAMPLE.COM")),
                        new ACL(Perms.ALL, new Id("digest", "ops:c2VjcmV0=")));
        assertThat(closed.getAclForPath("/some/volley/apps/a")).isEqualTo(Ids.CREATOR_ALL_ACL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "spark", "sasl:spark", "sasl:spark:x", ":spark:r"})
    void refusesWhatIsNoAcl(String text) {
        assertThatThrownBy(() -> new HomeAcls("/volley", text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/some/volley/apps/a", "/some/volley/apps/a/desired", "/some/volley/other", "/so"})
    void keepsEverybodyOutOfTheHomesOfOthers(String owned) {
        assertThat(acls.getAclForPath(owned)).isEqualTo(Ids.CREATOR_ALL_ACL);
    }

    @Test
    void letsEverybodyJoinAPoolAndNobodyEndAnother() {
        assertThat(acls.getAclForPath("/some/volley/pools/etl"))
                .containsExactly(new ACL(Perms.READ | Perms.CREATE, Ids.ANYONE_ID_UNSAFE));
    }

    @Test
    void letsEverybodyReadAMemberAndItsCreatorAloneWrite() {
        assertThat(acls.getAclForPath("/some/volley/pools/etl/app-1"))
                .containsExactly(new ACL(Perms.ALL, Ids.AUTH_IDS), new ACL(Perms.READ, Ids.ANYONE_ID_UNSAFE));
    }

    @ParameterizedTest
    @CsvSource({
        "/some/volley/apps/a, /some/volley/apps/a",
        "/some/volley/apps/a/desired, /some/volley/apps/a",
        "/some/volley/apps/a/exits/1, /some/volley/apps/a",
        "/some/volley/other/b, /some/volley/other",
        "/so, /so",
    })
    void knowsTheHomeOfANode(String path, String home) {
        assertThat(acls.home(path)).isEqualTo(home);
    }

    @Test
    void keepsEverybodyOutByDefault() {
        assertThat(acls.getDefaultAcl()).isEqualTo(Ids.CREATOR_ALL_ACL);
    }
}
