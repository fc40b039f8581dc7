import { AmbientLight, Color, CylinderGeometry, DirectionalLight, Group, Mesh, MeshStandardMaterial, PerspectiveCamera, Raycaster, Scene, Vector2, Vector3, WebGLRenderer } from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";

/** A layer as it is built: how wide it begins and ends, in shares of the widest. */
export interface Ring {
  top: number;
  bottom: number;
  color: string;
}

/** Where the middle of a layer is on the screen. */
export interface Spot {
  x: number;
  y: number;
}

const tall = 0.82;
const gap = 0.1;
const widest = 2.6;

/** A funnel of cones that can be turned; draws only when something has changed. */
export class FunnelScene {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera(36, 1, 0.1, 100);
  private readonly controls: OrbitControls;
  private readonly funnel = new Group();
  private cones: Mesh<CylinderGeometry, MeshStandardMaterial>[] = [];
  private waiting = 0;
  private readonly onDrawn: (spots: Spot[]) => void;

  constructor(canvas: HTMLCanvasElement, onDrawn: (spots: Spot[]) => void) {
    this.onDrawn = onDrawn;
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, preserveDrawingBuffer: true });
    this.renderer.setPixelRatio(Math.min(2, window.devicePixelRatio));
    this.scene.add(this.funnel, new AmbientLight(0xffffff, 1.5));
    const sun = new DirectionalLight(0xffffff, 2.2);
    sun.position.set(4, 6, 6);
    this.scene.add(sun);
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.enablePan = false;
    this.controls.enableZoom = false;
    this.controls.minPolarAngle = Math.PI * 0.28;
    this.controls.maxPolarAngle = Math.PI * 0.56;
    this.controls.addEventListener("change", () => this.draw());
  }

  build(rings: Ring[]): void {
    this.clear();
    const step = tall + gap;
    const highest = ((rings.length - 1) * step) / 2;
    this.cones = rings.map(({ top, bottom, color }, at) => {
      const cone = new Mesh(new CylinderGeometry(top * widest, bottom * widest, tall, 64), new MeshStandardMaterial({ color: new Color(color), roughness: 0.45, metalness: 0.05 }));
      cone.position.y = highest - at * step;
      return cone;
    });
    this.funnel.add(...this.cones);
    this.camera.position.set(0, 2.6, 6.2 + rings.length * 0.95);
    this.controls.target.set(0, 0, 0);
    this.controls.update();
    this.draw();
  }

  size(width: number, height: number): void {
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / Math.max(1, height);
    this.camera.updateProjectionMatrix();
    this.draw();
  }

  /** Which layer lies under a point of the canvas, in shares of its width and height; -1: none. */
  at(x: number, y: number): number {
    const caster = new Raycaster();
    caster.setFromCamera(new Vector2(x * 2 - 1, 1 - y * 2), this.camera);
    const hit = caster.intersectObjects(this.cones, false)[0];
    return this.cones.findIndex((cone) => cone === hit?.object);
  }

  point(layer: number): void {
    this.cones.forEach(({ material }, at) => material.emissive.set(at === layer ? 0x333333 : 0x000000));
    this.draw();
  }

  draw(): void {
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => {
      this.renderer.render(this.scene, this.camera);
      this.onDrawn(this.cones.map((cone) => {
        const middle = new Vector3().copy(cone.position).project(this.camera);
        return { x: (middle.x + 1) / 2, y: (1 - middle.y) / 2 };
      }));
    });
  }

  close(): void {
    cancelAnimationFrame(this.waiting);
    this.clear();
    this.controls.dispose();
    this.renderer.dispose();
  }

  private clear(): void {
    for (const cone of this.cones) {
      cone.geometry.dispose();
      cone.material.dispose();
    }
    this.funnel.clear();
    this.cones = [];
  }
}
